package io.qualitender.peer;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.quote.QuoteState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A quote as its body reads it. */
record Quote(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    UUID invitationId,
    QuoteState state,
    Integer submittedRevision,
    QuoteContent submitted,
    String submittedSha256,
    QuoteContent draft,
    Instant receivedAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  private static final ObjectReader CONTENT = Columns.reader(QuoteContent.class);

  static Quote of(ResultSet row, int number) throws SQLException {
    return new Quote(
        Columns.uuid(row, "tenant_id"),
        Columns.uuid(row, "id"),
        Columns.uuid(row, "tender_id"),
        Columns.uuid(row, "invitation_id"),
        Columns.word(row, "state", QuoteState.class),
        Columns.integer(row, "submitted_revision"),
        Columns.json(row, "submitted", CONTENT),
        row.getString("submitted_sha256"),
        Columns.json(row, "draft", CONTENT),
        Columns.instant(row, "received_at"),
        row.getInt("version"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }

  /** As its draft is received. */
  Quote submittedAt(Instant at, String sha256) {
    return new Quote(
        tenantId,
        id,
        tenderId,
        invitationId,
        QuoteState.SUBMITTED,
        submittedRevision == null ? 1 : submittedRevision + 1,
        draft,
        sha256,
        null,
        at,
        version + 1,
        createdAt,
        at);
  }

  QuoteContent content() {
    return draft != null ? draft : submitted;
  }

  boolean isWritable() {
    return state == QuoteState.DRAFT || state == QuoteState.SUBMITTED;
  }
}
