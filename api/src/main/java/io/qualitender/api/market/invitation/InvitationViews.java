package io.qualitender.api.market.invitation;

import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.party.directory.InvitationEligibility;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One view for the organization and one for the body, which never sees other bodies' invitations.
 */
public final class InvitationViews {

  private InvitationViews() {}

  /** An invitation as the organization reads it. */
  public record ForOrganization(
      String id,
      String object,
      InvitationState state,
      List<String> allowedActions,
      String tenderId,
      BodySummary certificationBody,
      InvitationEligibility.Caution caution,
      Reason<String> declineReason,
      Reason<String> revokeReason,
      Instant sentAt,
      Instant createdAt,
      Instant updatedAt,
      int version) {}

  /** An invitation as its body reads it. */
  record ForBody(
      String id,
      String object,
      InvitationState state,
      List<String> allowedActions,
      String tenderId,
      Tender tender,
      String quoteId,
      Reason<String> declineReason,
      Reason<String> revokeReason,
      Instant opensAt,
      Instant serverTime,
      Instant createdAt,
      Instant updatedAt,
      int version) {}

  /**
   * The publication as a body reads it.
   *
   * @param state open, closed (from the deadline on) or cancelled
   */
  record Tender(
      String state,
      TenderKind kind,
      String title,
      Publication.Period wishedPeriod,
      AuditMode auditMode,
      String language,
      Instant closesAt,
      Instant questionsCloseAt,
      List<Criterion> criteria,
      TenderScope scope,
      StatutoryDays statutoryDays,
      LocalDate rulesEffectiveFromOn,
      Publication.Frozen decidedBy,
      Publication.Organization organization,
      Instant publishedAt,
      String closedReason) {}

  /**
   * @param beforeDeadline whether its tender is a draft, or open before its deadline
   */
  public static ForOrganization forOrganization(
      Tx tx, Invitation invitation, boolean beforeDeadline) {
    return new ForOrganization(
        Invitation.ID.format(invitation.id()),
        "tender_invitation",
        invitation.state(),
        allowed(tx, invitation, beforeDeadline),
        IdPrefix.TENDER.format(invitation.tenderId()),
        BodySummary.of(
            invitation.body().certificationBodyId(),
            invitation.body().bodyName(),
            invitation.body().bodyCofracNumber()),
        invitation.caution(),
        declineReason(invitation),
        revokeReason(invitation),
        invitation.state() == InvitationState.UNDELIVERED ? null : invitation.sentAt(),
        invitation.createdAt(),
        invitation.updatedAt(),
        invitation.version());
  }

  private static List<String> allowed(Tx tx, Invitation invitation, boolean beforeDeadline) {
    boolean possible =
        beforeDeadline
            && !invitation.isCancelled()
            && InvitationState.TRANSITIONS
                .target(InvitationAct.REVOKE, invitation.state())
                .isPresent();
    Role minRole = invitation.sentAt() == null ? Role.CONTRIBUTOR : Role.MANAGER;
    return AllowedActions.to(tx.actor(), "tenders:write")
        .offer(InvitationAct.REVOKE, minRole, possible)
        .list();
  }

  static ForBody forBody(Tx tx, InboxRow row) {
    Invitation invitation = row.invitation();
    Publication publication = row.publication();
    boolean closed = invitation.isCancelled() || publication.isClosedAt(tx.now());
    return new ForBody(
        Invitation.ID.format(invitation.id()),
        "invitation",
        invitation.state(),
        allowed(tx, row),
        IdPrefix.TENDER.format(invitation.tenderId()),
        tender(invitation, publication, closed),
        IdPrefix.QUOTE.format(row.quoteId()),
        declineReason(invitation),
        revokeReason(invitation),
        publication.closesAt(),
        tx.now(),
        invitation.createdAt(),
        invitation.updatedAt(),
        invitation.version());
  }

  private static Tender tender(Invitation invitation, Publication publication, boolean closed) {
    Publication.Content content = publication.content();
    String state = invitation.isCancelled() ? "cancelled" : closed ? "closed" : "open";
    return new Tender(
        state,
        content.kind(),
        content.title(),
        content.wishedPeriod(),
        content.auditMode(),
        content.language(),
        publication.closesAt(),
        content.questionsCloseAt(),
        content.criteria(),
        content.scope(),
        content.statutoryDays(),
        content.rulesEffectiveFrom(),
        content.frozen(),
        content.organization(),
        publication.publishedAt(),
        invitation.closedReason());
  }

  private static Reason<String> revokeReason(Invitation invitation) {
    Invitation.Revocation revocation = invitation.revocation();
    return revocation == null
        ? null
        : Reason.ofNullable(revocation.revokedCode(), revocation.revokedText());
  }

  private static Reason<String> declineReason(Invitation invitation) {
    Invitation.Decline decline = invitation.decline();
    return decline == null ? null : Reason.ofNullable(decline.declineCode(), decline.declineText());
  }

  /** The status that a 409 answer adds: no act is possible once the tender is closed. */
  static ObjectStatus status(Tx tx, InboxRow row) {
    return ObjectStatus.of(row.invitation().state(), allowed(tx, row));
  }

  private static List<String> allowed(Tx tx, InboxRow row) {
    AllowedActions allowed = AllowedActions.to(tx.actor(), "quotes:write");
    Invitation invitation = row.invitation();
    boolean open = !invitation.isCancelled() && !row.publication().isClosedAt(tx.now());
    for (InvitationAct act : InvitationState.TRANSITIONS.allowedIn(invitation.state())) {
      if (act.isByBody()) {
        allowed.offer(act, Role.CONTRIBUTOR, open);
      }
    }
    return allowed
        .offer(
            "create_quote",
            Role.CONTRIBUTOR,
            open && invitation.state() == InvitationState.ACCEPTED && row.quoteId() == null)
        .list();
  }
}
