package io.qualitender.api.market.tender;

import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * A tender of an organization. In a draft all but the kind may be null; publishing requires the
 * rest.
 *
 * @param minQuotes with fewer quotes than this an award needs a justification
 * @param renewsCertificateId the certificate to renew; else null
 * @param cycleId the certification cycle that needs a body; null in a draft
 * @param closedReason why it ended without a contract; else null
 */
public record Tender(
    UUID tenantId,
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
    @Json List<Criterion> criteria,
    Origin origin,
    UUID renewsCertificateId,
    UUID cycleId,
    Instant publishedAt,
    Instant openedAt,
    String closedReason,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.TENDER;

  /** How the draft was created. */
  public enum Origin {
    MANUAL,
    /** By the reminder nine months before a certificate ends; never published automatically. */
    RENEWAL_REMINDER
  }

  /** Whether its deadline has passed but its quotes are not opened yet. */
  public boolean isDueAt(Instant now) {
    return state == TenderState.OPEN && Deadline.isPassed(closesAt, now);
  }

  /** The fields of a draft that the organization writes; all but the kind may be null. */
  record Draft(
      TenderKind kind,
      String title,
      LocalDate wishedFromOn,
      LocalDate wishedToOn,
      AuditMode auditMode,
      String language,
      Instant closesAt,
      Instant questionsCloseAt,
      Integer minQuotes,
      List<Criterion> criteria) {

    /**
     * @param defaultMinQuotes number of quotes expected where the draft gives none
     */
    Tender applyTo(Tender tender, int defaultMinQuotes, Instant now) {
      return new Tender(
          tender.tenantId(),
          tender.id(),
          kind,
          title,
          tender.state(),
          wishedFromOn,
          wishedToOn,
          auditMode,
          language,
          closesAt,
          questionsCloseAt,
          minQuotes == null ? defaultMinQuotes : minQuotes,
          criteria,
          tender.origin(),
          tender.renewsCertificateId(),
          tender.cycleId(),
          tender.publishedAt(),
          tender.openedAt(),
          tender.closedReason(),
          tender.version(),
          tender.createdAt(),
          now);
    }
  }
}
