package io.qualitender.peer;

import io.qualitender.api.market.invitation.InvitationAct;
import io.qualitender.api.market.invitation.InvitationState;
import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.peer.InvitationQueries.Invitation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An invitation as its body reads it. */
record InvitationView(
    String id,
    String object,
    InvitationState state,
    List<String> allowedActions,
    String tenderId,
    Tender tender,
    String quoteId,
    Reason declineReason,
    Reason revokeReason,
    Instant opensAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  private static final Set<InvitationAct> BY_BODY =
      EnumSet.of(InvitationAct.VIEW, InvitationAct.ACCEPT, InvitationAct.DECLINE);

  record Rows(Instant now, List<Invitation> invitations) {}

  record Reason(String code, String text) {
    static Reason of(String code, String text) {
      return code == null ? null : new Reason(code, text);
    }
  }

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
      String closedReason) {

    static Tender of(Invitation invitation, Publication publication, boolean closed) {
      Publication.Content content = publication.content();
      return new Tender(
          invitation.isCancelled() ? "cancelled" : closed ? "closed" : "open",
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
  }

  static InvitationView of(Actor actor, Invitation invitation, Instant now) {
    Publication publication = invitation.publication();
    UUID quoteId = invitation.quoteId();
    boolean closed = invitation.isCancelled() || publication.isClosedAt(now);
    return new InvitationView(
        IdPrefix.INVITATION.format(invitation.id()),
        "invitation",
        invitation.state(),
        allowed(actor, invitation, !closed, quoteId),
        IdPrefix.TENDER.format(invitation.tenderId()),
        Tender.of(invitation, publication, closed),
        IdPrefix.QUOTE.format(quoteId),
        Reason.of(invitation.declineCode(), invitation.declineText()),
        Reason.of(invitation.revokedCode(), invitation.revokedText()),
        publication.closesAt(),
        now,
        invitation.createdAt(),
        invitation.updatedAt(),
        invitation.version());
  }

  private static List<String> allowed(
      Actor actor, Invitation invitation, boolean open, UUID quoteId) {
    AllowedActions allowed = AllowedActions.to(actor, "quotes:write");
    for (InvitationAct act : InvitationState.TRANSITIONS.allowedIn(invitation.state())) {
      if (BY_BODY.contains(act)) {
        allowed.offer(act, Role.CONTRIBUTOR, open);
      }
    }
    boolean quotable = open && invitation.state() == InvitationState.ACCEPTED && quoteId == null;
    return allowed.offer("create_quote", Role.CONTRIBUTOR, quotable).list();
  }
}
