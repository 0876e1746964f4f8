package io.qualitender.api.market.publication;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A published tender, frozen. Besides its own invitation it is all that a body can read of a
 * tender.
 */
public record Publication(
    UUID tenantId, UUID tenderId, Content content, Instant closesAt, Instant publishedAt) {

  /**
   * @param organization the organization that published it
   * @param rulesEffectiveFrom first day of the audit rules that gave the statutory days
   * @param frozen the versions of the dated data the tender is decided by; null in old
   *     publications, made when each had one version
   * @param certifiedUntilOn last day of the certificate in force; null for an initial
   *     certification, and where the certificate is not recorded
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
      Frozen frozen) {

    private static final ObjectReader STORED = Json.mapper().readerFor(Content.class);

    /** From the column of a row. */
    public static Content read(Row row) throws SQLException {
      return row.json(STORED);
    }
  }

  /** The versions of the dated data, by the ids of their files. */
  public record Frozen(String auditRules, String tenderRules, String priceGuide) {}

  /** From a day to a day, both included. */
  public record Period(LocalDate fromOn, LocalDate toOn) {}

  /**
   * The training organization, as declared in its profile.
   *
   * @param identity the identity verified by the operator
   */
  public record Organization(
      String legalName, String siren, String headOfficeSiret, String nda, Identity identity) {

    private static final ObjectReader STORED = Json.mapper().readerFor(Organization.class);

    /** Publications from before identities were verified have none. */
    public Organization {
      identity = identity == null ? Identity.NOT_VERIFIED : identity;
    }

    /** From a column {@code content -> 'organization'} of a row. */
    public static Organization read(Row row) throws SQLException {
      return row.json(STORED);
    }
  }

  /**
   * The identity verified by the operator, as it was at publication.
   *
   * @param name the verified name; null while not verified, as in every sandbox
   */
  public record Identity(String name, Instant verifiedAt) {
    public static final Identity NOT_VERIFIED = new Identity(null, null);
  }

  /** Whether the deadline has passed at {@code now}. */
  public boolean isClosedAt(Instant now) {
    return Deadline.isPassed(closesAt, now);
  }
}
