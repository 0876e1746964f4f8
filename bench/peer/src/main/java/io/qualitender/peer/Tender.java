package io.qualitender.peer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.kernel.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A tender of an organization. */
record Tender(
    UUID id,
    TenderKind kind,
    String title,
    TenderState state,
    LocalDate wishedFromOn,
    LocalDate wishedToOn,
    AuditMode auditMode,
    String language,
    Instant closesAt,
    Instant questionsCloseAt,
    Integer minQuotes,
    List<Criterion> criteria,
    UUID renewsCertificateId,
    Instant publishedAt,
    Instant openedAt,
    String closedReason,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  private static final ObjectReader CRITERIA =
      Json.mapper().readerFor(new TypeReference<List<Criterion>>() {});

  static Tender of(ResultSet row, int number) throws SQLException {
    return new Tender(
        Columns.uuid(row, "id"),
        Columns.word(row, "kind", TenderKind.class),
        row.getString("title"),
        Columns.word(row, "state", TenderState.class),
        Columns.day(row, "wished_from_on"),
        Columns.day(row, "wished_to_on"),
        Columns.word(row, "audit_mode", AuditMode.class),
        row.getString("language"),
        Columns.instant(row, "closes_at"),
        Columns.instant(row, "questions_close_at"),
        Columns.integer(row, "min_quotes"),
        Columns.json(row, "criteria", CRITERIA),
        Columns.uuid(row, "renews_certificate_id"),
        Columns.instant(row, "published_at"),
        Columns.instant(row, "opened_at"),
        row.getString("closed_reason"),
        row.getInt("version"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }

  /** Whether its deadline has passed but its quotes are not opened yet. */
  boolean isDueAt(Instant now) {
    return state == TenderState.OPEN && !now.isBefore(closesAt);
  }
}
