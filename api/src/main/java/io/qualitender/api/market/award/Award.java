package io.qualitender.api.market.award;

import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An award with its body's reply and the contract that followed.
 *
 * @param tenantId the organization
 * @param number from 1 within its tender, assigned under the tender's lock: the highest is the
 *     newest
 * @param justification null where none was given
 * @param lapsesAt the first instant at which the body can no longer answer
 * @param revokedAt null unless revoked
 * @param rowVersion of the organization's own row
 * @param answer null without one
 * @param contracted null before the contract
 */
public record Award(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    int number,
    Chosen chosen,
    Justification justification,
    Instant proposedAt,
    Instant lapsesAt,
    Instant revokedAt,
    int rowVersion,
    Instant createdAt,
    Instant updatedAt,
    Answer answer,
    Contracted contracted) {

  public static final IdPrefix ID = IdPrefix.AWARD;

  /** An award with the organization as its tender's publication names it. */
  public record WithOrganization(Award award, Publication.Organization organization) {}

  /** The body's answer, at most one. */
  public enum Reply {
    ACCEPTED,
    DECLINED
  }

  /**
   * The chosen quote and its body.
   *
   * @param cbTenantId the body's tenant
   * @param rank the quote's rank at the time of the award, from 1
   */
  public record Chosen(
      UUID quoteId,
      UUID cbTenantId,
      UUID certificationBodyId,
      String bodyName,
      String bodyCofracNumber,
      int rank) {

    static Chosen of(OpenedQuote quote, int rank) {
      return new Chosen(
          quote.id(),
          quote.cbTenantId(),
          quote.certificationBodyId(),
          quote.bodyName(),
          quote.bodyCofracNumber(),
          rank);
    }
  }

  /** Why the organization chose a quote that is not the first, or one of too few. */
  public record Justification(JustificationCode code, String text) {}

  /**
   * The body's reply.
   *
   * @param declineCode null where the body accepted, like the text
   */
  public record Answer(
      Reply reply, AwardDeclineCode declineCode, String declineText, Instant repliedAt) {}

  /** The contract that followed. */
  public record Contracted(
      UUID contractId, UUID fileId, LocalDate signedOn, Instant contractedAt) {}

  /**
   * A proposal that the body has not answered yet.
   *
   * @param justification null where none was given
   */
  static Award proposed(
      Tender tender,
      int number,
      Chosen chosen,
      Justification justification,
      Instant now,
      Instant lapsesAt) {
    return new Award(
        tender.tenantId(),
        Ids.next(),
        tender.id(),
        number,
        chosen,
        justification,
        now,
        lapsesAt,
        null,
        1,
        now,
        now,
        null,
        null);
  }

  /** Null where none was given. */
  public JustificationCode justificationCode() {
    return justification == null ? null : justification.code();
  }

  /** Null where none was given. */
  public String justificationText() {
    return justification == null ? null : justification.text();
  }

  public AwardState stateAt(Instant now) {
    return AwardState.of(answer == null ? null : answer.reply(), revokedAt, lapsesAt, now);
  }

  /**
   * The version for {@code If-Match}. Everything that changes the award's view raises it: the
   * organization's row, the body's reply, lapsing and the contract.
   */
  int versionAt(Instant now) {
    return rowVersion
        + (answer == null ? 0 : 1)
        + (stateAt(now) == AwardState.LAPSED ? 1 : 0)
        + (contracted == null ? 0 : 1);
  }

  /** When the award's view last changed. */
  Instant changedAt(Instant now) {
    if (contracted != null) {
      return contracted.contractedAt();
    }
    if (answer != null) {
      return answer.repliedAt();
    }
    return stateAt(now) == AwardState.LAPSED ? lapsesAt : updatedAt;
  }
}
