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
 * A tender as its organization keeps it. A draft may lack anything but its kind; publishing asks
 * for the rest.
 *
 * @param minQuotes fewer quotes than this make an award ask for a justification
 * @param renewsCertificateId the certificate whose renewal it asks for; else null
 * @param cycleId the certification cycle it chooses a body for; null in a draft
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

  public static final IdPrefix ID = new IdPrefix("tnd");

  /** Who began it. */
  public enum Origin {
    MANUAL,
    /** Drafted nine months before a certificate ends; never published by itself. */
    RENEWAL_REMINDER
  }

  /** Whether its deadline has passed while its quotes still wait to be opened. */
  public boolean isDueAt(Instant now) {
    return state == TenderState.OPEN && Deadline.isPassed(closesAt, now);
  }

  /** What the organization writes of a tender; anything but the kind may still be missing. */
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
     * @param usualMinQuotes how many quotes it hopes for where it does not say
     */
    Tender applyTo(Tender tender, int usualMinQuotes, Instant now) {
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
          minQuotes == null ? usualMinQuotes : minQuotes,
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
