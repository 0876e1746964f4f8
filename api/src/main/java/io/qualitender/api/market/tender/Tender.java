package io.qualitender.api.market.tender;

import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * A tender of an organization.
 *
 * @param renewsCertificateId the certificate to renew; else null
 * @param published null until it is published
 * @param closedReason why it ended without a contract; else null
 */
public record Tender(
    UUID tenantId,
    UUID id,
    TenderState state,
    Terms terms,
    Origin origin,
    UUID renewsCertificateId,
    Published published,
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

  /**
   * What the organization asks for. In a draft all but the kind may be null; publishing requires
   * the rest.
   *
   * @param minQuotes with fewer quotes than this an award needs a justification
   */
  public record Terms(
      TenderKind kind,
      String title,
      Period wishedPeriod,
      AuditMode auditMode,
      String language,
      Instant closesAt,
      Instant questionsCloseAt,
      Integer minQuotes,
      @Json List<Criterion> criteria) {

    /** What the reminder knows of a renewal; the rest only the organization knows. */
    static Terms ofRenewal(TenderRuleSet defaults) {
      return new Terms(
          TenderKind.RENEWAL,
          "Renouvellement de la certification",
          null,
          null,
          "fr",
          null,
          null,
          defaults.defaultMinQuotes(),
          defaults.defaultCriteria());
    }

    /** With the defaults of the rules where a new draft gives no value. */
    Terms orDefaults(TenderRuleSet defaults, Instant now) {
      return new Terms(
          kind,
          title,
          wishedPeriod,
          auditMode,
          language,
          closesAt == null
              ? now.plus(Duration.ofDays(defaults.deadline().defaultDaysAhead()))
              : closesAt,
          questionsCloseAt,
          minQuotes == null ? defaults.defaultMinQuotes() : minQuotes,
          criteria.isEmpty() ? defaults.defaultCriteria() : criteria);
    }

    /** With a number of expected quotes where an updated draft gives none. */
    Terms orMinQuotes(int defaultMinQuotes) {
      return new Terms(
          kind,
          title,
          wishedPeriod,
          auditMode,
          language,
          closesAt,
          questionsCloseAt,
          minQuotes == null ? defaultMinQuotes : minQuotes,
          criteria);
    }

    public LocalDate wishedFromOn() {
      return wishedPeriod == null ? null : wishedPeriod.fromOn();
    }

    public LocalDate wishedToOn() {
      return wishedPeriod == null ? null : wishedPeriod.toOn();
    }
  }

  /** From a day to a day, both included. */
  public record Period(LocalDate fromOn, LocalDate toOn) {}

  /**
   * What the publication and the opening of the quotes add.
   *
   * @param cycleId the certification cycle that needs a body
   * @param openedAt null until the quotes are opened
   */
  public record Published(UUID cycleId, Instant publishedAt, Instant openedAt) {}

  /** A draft that the organization writes itself. */
  static Tender draft(UUID tenantId, Terms terms, Instant now) {
    return draft(tenantId, terms, Origin.MANUAL, null, now);
  }

  /** A draft to renew a certificate. */
  static Tender renewal(UUID tenantId, Terms terms, UUID certificateId, Instant now) {
    return draft(tenantId, terms, Origin.RENEWAL_REMINDER, certificateId, now);
  }

  private static Tender draft(
      UUID tenantId, Terms terms, Origin origin, UUID certificateId, Instant now) {
    return new Tender(
        tenantId,
        Ids.next(),
        TenderState.DRAFT,
        terms,
        origin,
        certificateId,
        null,
        null,
        1,
        now,
        now);
  }

  /** The tender with other terms, still of the version that was read. */
  Tender with(Terms changed, Instant now) {
    return new Tender(
        tenantId,
        id,
        state,
        changed,
        origin,
        renewsCertificateId,
        published,
        closedReason,
        version,
        createdAt,
        now);
  }

  /** Whether its deadline has passed but its quotes are not opened yet. */
  public boolean isDueAt(Instant now) {
    return state == TenderState.OPEN && Deadline.isPassed(terms.closesAt(), now);
  }
}
