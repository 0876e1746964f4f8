package io.qualitender.api.invitation;

import io.qualitender.api.publication.Publication;
import io.qualitender.api.publication.PublicationProblem;
import io.qualitender.api.publication.Publications;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Move;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.StagedWork;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.Failures;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asking bodies, and their answers. The tender's own state is the tender room's to check. */
public final class InvitationService {

  /** The staged work that tells a body, in its own transaction, that it is invited. */
  public static final String RECEIVED = "invitation_received";

  private static final String SUBJECT = "invitation";

  /** As many as the directory can hold for one tender, and then some. */
  private static final int ALL = 1000;

  private final Publications publications;

  public InvitationService(Publications publications) {
    this.publications = publications;
  }

  /** Chooses bodies for a draft; those chosen already stay as they are. */
  public void invite(Tx tx, UUID tenderId, List<Invitee> bodies) {
    InvitationDao dao = tx.dao(InvitationDao.class);
    for (Invitee invitee : bodies) {
      dao.insert(
          tx.tenantId(),
          Ids.next(),
          tenderId,
          invitee.body().id(),
          invitee.body().accountTenantId(),
          invitee.caution(),
          tx.now());
    }
  }

  /** All invitations of a tender, newest first. */
  public List<Invitation> ofTender(Tx tx, UUID tenderId) {
    return tx.dao(InvitationDao.class).ofTender(tx.tenantId(), tenderId, null, null, ALL);
  }

  /** A page of them, newest first. */
  public List<Invitation> ofTender(Tx tx, UUID tenderId, Page page) {
    return tx.dao(InvitationDao.class)
        .ofTender(tx.tenantId(), tenderId, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  /** The bodies asked in each of the organization's tenders; a tender that asks none is absent. */
  public Map<UUID, List<UUID>> bodiesOf(Tx tx, Collection<UUID> tenderIds) {
    return tenderIds.isEmpty()
        ? Map.of()
        : tx.dao(InvitationDao.class).asked(tx.tenantId(), tenderIds).stream()
            .collect(
                Collectors.groupingBy(
                    InvitationDao.Asked::tenderId,
                    Collectors.mapping(
                        InvitationDao.Asked::certificationBodyId, Collectors.toList())));
  }

  /** Those of the body's invitations whose tender was cancelled under it. */
  public Set<UUID> cancelled(Tx tx, Collection<UUID> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(tx.dao(InvitationDao.class).closed(tx.tenantId(), ids));
  }

  /**
   * Sends these invitations and no others: those that the publication was checked for and is shown
   * to. Each body with an account is told in its own transaction.
   */
  public void send(Tx tx, List<Invitation> invitations) {
    int sent =
        tx.dao(InvitationDao.class)
            .send(tx.tenantId(), invitations.stream().map(Invitation::id).toList(), tx.now());
    if (sent != invitations.size()) {
      throw new IllegalStateException("an invitation was sent under its tender's exclusive lock");
    }
    for (Invitation invitation : invitations) {
      EventLog.moved(
          tx,
          Move.of(
              "invitation.sent",
              SUBJECT,
              invitation.id(),
              InvitationAct.SEND,
              InvitationState.PLANNED,
              InvitationState.SENT));
      if (invitation.cbTenantId() != null) {
        StagedWork.stage(tx, invitation.cbTenantId(), RECEIVED, invitation.id());
      }
    }
  }

  /** Closes all invitations of a tender that is cancelled. */
  public void close(Tx tx, UUID tenderId, String reason) {
    tx.dao(InvitationDao.class).close(tx.tenantId(), tenderId, reason, tx.now());
  }

  /** Tells all invited bodies why an opened tender ended without an award. */
  public void end(Tx tx, UUID tenderId, String reason) {
    tx.dao(InvitationDao.class).end(tx.tenantId(), tenderId, reason);
  }

  /** Done for the body, in its own transaction, once the tender is published. */
  public void received(Tx tx, UUID invitationId) {
    EventLog.happened(tx, "invitation.received", SUBJECT, invitationId, Map.of());
  }

  /** The body's own invitation, or 404. */
  public Invitation find(Tx tx, UUID id) {
    return tx.dao(InvitationDao.class).ofBody(tx.tenantId(), id, List.of(), null, null, 1).stream()
        .findFirst()
        .orElseThrow(Failures::notFound);
  }

  /** A page of the body's inbox: what was sent last comes first. */
  public List<Invitation> inbox(Tx tx, List<InvitationState> states, Page page) {
    return tx.dao(InvitationDao.class)
        .ofBody(tx.tenantId(), null, states, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  /** The body has looked at its invitation: the organization sees that it was read. */
  public Invitation view(Tx tx, Invitation invitation) {
    tx.actor().require(Role.CONTRIBUTOR);
    return reply(tx, beforeDeadline(tx, invitation), InvitationAct.VIEW, "invitation.viewed", null);
  }

  /** Accepting confirms that the body is accredited for all that is asked. */
  public Invitation accept(Tx tx, Invitation invitation) {
    tx.actor().require(Role.CONTRIBUTOR);
    Invitation current = beforeDeadline(tx, invitation);
    return reply(tx, current, InvitationAct.ACCEPT, "invitation.accepted", null);
  }

  /** The organization learns why only once the quotes are opened. */
  public Invitation decline(Tx tx, Invitation invitation, DeclineCode code, String text) {
    tx.actor().require(Role.CONTRIBUTOR);
    Invitation current = beforeDeadline(tx, invitation);
    String reason = code.name().toLowerCase(Locale.ROOT);
    Invitation declined = reply(tx, current, InvitationAct.DECLINE, "invitation.declined", reason);
    tx.dao(InvitationDao.class)
        .decline(
            invitation.tenantId(),
            invitation.id(),
            invitation.tenderId(),
            tx.tenantId(),
            code,
            text,
            tx.now());
    return find(tx, declined.id());
  }

  private Invitation reply(
      Tx tx, Invitation invitation, InvitationAct act, String event, String reason) {
    InvitationState to = InvitationState.MOVES.move(act, invitation.state());
    int moved =
        tx.dao(InvitationDao.class)
            .reply(
                invitation.tenantId(),
                invitation.id(),
                invitation.tenderId(),
                tx.tenantId(),
                invitation.state(),
                to,
                to == InvitationState.ACCEPTED,
                tx.now(),
                act == InvitationAct.VIEW ? null : tx.now());
    if (moved == 0) {
      throw Problem.of(KernelProblem.BUSY, "The invitation has just been answered. Read it again.");
    }
    EventLog.moved(
        tx, Move.of(event, SUBJECT, invitation.id(), act, invitation.state(), to).because(reason));
    return find(tx, invitation.id());
  }

  /**
   * Answers race with the deadline and with each other: the tender's lock, the invitation's, then
   * the clock, then the invitation as it stands (docs/decisions/0005).
   */
  private Invitation beforeDeadline(Tx tx, Invitation invitation) {
    AdvisoryLock.shared(tx, invitation.tenderId());
    AdvisoryLock.exclusive(tx, invitation.id());
    Instant now = AdvisoryLock.clock(tx);
    Invitation current = find(tx, invitation.id());
    if (current.isCancelled()) {
      throw Problem.of(
          PublicationProblem.TENDER_CANCELLED, "The organization has cancelled this tender.");
    }
    Publication publication = publications.of(tx, invitation.tenantId(), current.tenderId());
    if (publication.isClosedAt(now)) {
      throw Problem.of(
              PublicationProblem.DEADLINE_PASSED,
              "The tender closed at " + publication.closesAt() + ".")
          .with("deadline", publication.closesAt())
          .with("server_time", now);
    }
    return current;
  }
}
