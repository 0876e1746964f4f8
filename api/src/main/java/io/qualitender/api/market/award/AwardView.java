package io.qualitender.api.market.award;

import io.qualitender.api.file.certificationfile.CertificationFile;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An award on the wire. The rank and the justification are shown to the organization only. */
record AwardView(
    String id,
    String object,
    AwardState state,
    List<String> allowedActions,
    String tenderId,
    String quoteId,
    BodySummary certificationBody,
    Publication.Organization organization,
    Integer rank,
    Instant proposedAt,
    Instant lapsesAt,
    Instant repliedAt,
    Reason<JustificationCode> justification,
    Reason<AwardDeclineCode> declineReason,
    Instant revokedAt,
    Contract contract,
    String certificationFileId,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /** The contract that followed. */
  record Contract(String id, LocalDate signedOn) {}

  static AwardView of(Actor actor, Award.WithOrganization found, Instant now) {
    Award award = found.award();
    boolean own = actor.kind() == TenantKind.TRAINING_ORGANIZATION;
    AwardState state = award.stateAt(now);
    Award.Answer answer = award.answer();
    Award.Contracted contracted = award.contracted();
    return new AwardView(
        Award.ID.format(award.id()),
        "award",
        state,
        AwardService.allowed(actor, state),
        Tender.ID.format(award.tenderId()),
        Quote.ID.format(award.chosen().quoteId()),
        body(award),
        found.organization(),
        own ? award.chosen().rank() : null,
        award.proposedAt(),
        award.lapsesAt(),
        answer == null ? null : answer.repliedAt(),
        own ? Reason.ofNullable(award.justificationCode(), award.justificationText()) : null,
        answer == null ? null : Reason.ofNullable(answer.declineCode(), answer.declineText()),
        award.revokedAt(),
        contracted == null
            ? null
            : new Contract(
                IdPrefix.CONTRACT.format(contracted.contractId()), contracted.signedOn()),
        contracted == null ? null : CertificationFile.ID.format(contracted.fileId()),
        now,
        award.createdAt(),
        award.changedAt(now),
        award.versionAt(now));
  }

  static BodySummary body(Award award) {
    return BodySummary.of(
        award.chosen().certificationBodyId(),
        award.chosen().bodyName(),
        award.chosen().bodyCofracNumber());
  }
}
