package io.qualitender.api.market.publication;

import io.qualitender.api.market.deadline.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * A tender as it was published: what the bodies read, frozen. It is the only thing of a tender that
 * a body ever sees besides its own invitation.
 */
public record Publication(
    UUID tenantId, UUID tenderId, @Json Content content, Instant closesAt, Instant publishedAt) {

  /**
   * @param organization who asks
   * @param rulesEffectiveFrom which dated rules the statutory days come from
   * @param frozen by which versions of the dated data the tender is decided; null in what was
   *     published when each had one version
   * @param certifiedUntilOn the last day of the living certificate, after which a renewal begins;
   *     null for an initial certification, and where the certificate is not known here
   */
  public record Content(
      TenderKind kind,
      String title,
      Period wishedPeriod,
      AuditMode auditMode,
      String language,
      Instant questionsCloseAt,
      List<Criterion> criteria,
      TenderScope scope,
      StatutoryDays statutoryDays,
      LocalDate rulesEffectiveFrom,
      Organization organization,
      LocalDate certifiedUntilOn,
      Frozen frozen) {}

  /** The versions of the dated data, by the ids of their files. */
  public record Frozen(String auditRules, String tenderRules, String priceGuide) {}

  /** From a day to a day, both included. */
  public record Period(LocalDate fromOn, LocalDate toOn) {}

  /**
   * Which training organization, as it says itself.
   *
   * @param identity who it is by the operator's word
   */
  public record Organization(
      String legalName, String siren, String headOfficeSiret, String nda, Identity identity) {

    /** What was published before there was such a word is of nobody verified. */
    public Organization {
      identity = identity == null ? Identity.NOT_VERIFIED : identity;
    }
  }

  /**
   * The operator's word on who asks, as it was at publication.
   *
   * @param name under which it was verified; null while nobody has, as in every sandbox
   */
  public record Identity(String name, Instant verifiedAt) {
    public static final Identity NOT_VERIFIED = new Identity(null, null);
  }

  /** Whether the deadline has passed: a body may no longer answer. */
  public boolean isClosedAt(Instant now) {
    return Deadline.isPassed(closesAt, now);
  }
}
