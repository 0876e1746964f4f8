package io.qualitender.api.market.invitation;

import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.PublicationProblem;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.OutboxTask;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Invitations and the bodies' replies. The tender's state is checked by the package {@code tender}.
 */
public final class InvitationService {

  /** The outbox task that notifies a body of its invitation. */
  public static final String RECEIVED = "invitation_received";

  /** The outbox task that delivers an invitation, run for its organization. */
  public static final String DELIVER = "invitation_delivery";

  /** The outbox task that notifies a body that its invitation is revoked. */
  public static final String REVOKED = "invitation_revoked";

  private static final EventType RECEIVED_EVENT = EventType.of("invitation.received");

  private final Publications publications;
  private final Directory directory;

  public InvitationService(Publications publications, Directory directory) {
    this.publications = publications;
    this.directory = directory;
  }

  /**
   * Adds planned invitations; bodies that are invited already are left out.
   *
   * @return the ids of the new invitations
   */
  public Set<UUID> invite(Tx tx, UUID tenderId, List<Invitee> bodies) {
    InvitationDao dao = tx.dao(InvitationDao.class);
    Set<UUID> added = new HashSet<>();
    for (Invitee invitee : bodies) {
      UUID id = Ids.next();
      UUID bodyId = invitee.body().id();
      UUID account = invitee.body().accountTenantId();
      if (dao.insert(tx.tenantId(), id, tenderId, bodyId, account, invitee.caution(), tx.now())
          == 1) {
        added.add(id);
      }
    }
    return added;
  }

  /** The first page of a tender's invitations, newest first. */
  public static Asked<Invitation> firstPage(UUID tenantId, UUID tenderId, Page page) {
    return InvitationDao.OF_TENDER_FIRST_PAGE.with(tenantId, tenderId, page.fetch());
  }

  /** A page after the first. */
  public static Asked<Invitation> nextPage(UUID tenantId, UUID tenderId, Page page) {
    return InvitationDao.OF_TENDER_PAGE.with(
        tenantId, tenderId, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  /** What {@link #invitedToDrafts} and {@link #notices} ask, to be read with other queries. */
  public static List<Asked<?>> asked(UUID tenantId, TenderSelection tenders) {
    return List.of(
        InvitationDao.INVITED_TO_DRAFTS.with(tenantId, tenders), askNotices(tenantId, tenders));
  }

  private static Asked<InvitationNotice> askNotices(UUID tenantId, TenderSelection tenders) {
    return InvitationDao.NOTICES.with(tenantId, tenders);
  }

  /**
   * The bodies invited to those of the tenders that are drafts, by tender, in the order in which
   * they were invited; a tender without invitations is absent.
   */
  public Map<UUID, List<CertificationBody>> invitedToDrafts(Tx tx, TenderSelection tenders) {
    return tx.list(InvitationDao.INVITED_TO_DRAFTS.with(tx.tenantId(), tenders)).stream()
        .collect(
            Collectors.groupingBy(
                InvitationDao.InvitedBody::tenderId,
                Collectors.mapping(InvitationDao.InvitedBody::body, Collectors.toList())));
  }

  /** What the organization should know about the bodies invited to these tenders. */
  public List<InvitationNotice> notices(Tx tx, TenderSelection tenders) {
    return tx.list(askNotices(tx.tenantId(), tenders));
  }

  /** All invitations of a tender that are not revoked. */
  public List<Invitation> active(Tx tx, UUID tenderId) {
    return tx.list(InvitationDao.ACTIVE.with(tx.tenantId(), tenderId));
  }

  /**
   * Sends exactly these invitations, for which the publication was checked. A body with an account
   * may read the publication and is notified in its own transaction; for one without, the
   * invitation waits.
   *
   * @param planned of one published tender, under its exclusive lock
   */
  public void send(Tx tx, UUID tenderId, List<Invitation> planned) {
    Instant now = AdvisoryLock.clock(tx);
    Map<UUID, UUID> accounts =
        directory.accounts(
            tx, planned.stream().map(each -> each.body().certificationBodyId()).toList());
    List<InvitationDao.Sending> sendings =
        planned.stream()
            .map(
                each ->
                    new InvitationDao.Sending(
                        each.id(), accounts.get(each.body().certificationBodyId())))
            .toList();
    int sent = IntStream.of(tx.dao(InvitationDao.class).send(tx.tenantId(), sendings, now)).sum();
    if (sent != planned.size()) {
      throw new IllegalStateException(
          "invitation changed although its tender's exclusive lock is held");
    }
    publications.show(
        tx,
        tenderId,
        sendings.stream().map(InvitationDao.Sending::account).filter(Objects::nonNull).toList());
    for (InvitationDao.Sending each : sendings) {
      if (each.account() == null) {
        record(tx, each.id(), InvitationAct.HOLD, InvitationState.PLANNED, null);
      } else {
        record(tx, each.id(), InvitationAct.SEND, InvitationState.PLANNED, null);
        OutboxTask.stage(tx, each.account(), RECEIVED, each.id());
      }
    }
  }

  /**
   * Run for the organization once the body has an account: delivers the invitation if the tender is
   * still open.
   */
  public void deliver(Tx tx, UUID id) {
    Invitation invitation = own(tx, id);
    Instant now = Deadline.lockExclusive(tx, invitation.tenderId());
    Invitation current = own(tx, id);
    UUID bodyId = current.body().certificationBodyId();
    UUID account = directory.accounts(tx, List.of(bodyId)).get(bodyId);
    boolean waits = current.state() == InvitationState.UNDELIVERED && !current.isCancelled();
    if (!waits
        || account == null
        || publications.of(tx, tx.tenantId(), current.tenderId()).isClosedAt(now)) {
      return;
    }
    tx.dao(InvitationDao.class).deliver(tx.tenantId(), id, account, now);
    publications.show(tx, current.tenderId(), List.of(account));
    record(tx, id, InvitationAct.DELIVER, current.state(), null);
    OutboxTask.stage(tx, account, RECEIVED, id);
  }

  /** The organization's own invitation, or 404. */
  public Invitation own(Tx tx, UUID id) {
    return tx.first(InvitationDao.OF_ORGANIZATION_BY_ID.with(tx.tenantId(), id))
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  /**
   * Revokes an invitation before the deadline, under the tender's exclusive lock, so that no quote
   * of the body is opened afterwards. The body is notified in its own transaction, which withdraws
   * its quote.
   */
  public Invitation revoke(Tx tx, Invitation invitation, RevokeCode code, String text) {
    Instant now = Deadline.lockExclusive(tx, invitation.tenderId());
    Invitation current = requireRevocable(tx, invitation.id(), now);
    tx.actor().require(current.sentAt() == null ? Role.CONTRIBUTOR : Role.MANAGER);
    tx.dao(InvitationDao.class).revoke(tx.tenantId(), current.id(), code, text, now);
    String reason = WireName.of(code);
    record(tx, current.id(), InvitationAct.REVOKE, current.state(), reason);
    if (current.sentAt() != null && current.body().cbTenantId() != null) {
      OutboxTask.stage(tx, current.body().cbTenantId(), REVOKED, current.id());
    }
    return own(tx, current.id());
  }

  /** Checks that the invitation can be revoked, before the reason is validated. */
  void requireRevocable(Tx tx, Invitation invitation) {
    Instant now = Deadline.lockExclusive(tx, invitation.tenderId());
    tx.actor().requireBeforeValues(() -> requireRevocable(tx, invitation.id(), now));
  }

  private Invitation requireRevocable(Tx tx, UUID id, Instant now) {
    Invitation current = own(tx, id);
    if (current.sentAt() != null || current.isCancelled()) {
      requireNotEnded(tx, current, now);
    }
    InvitationState.TRANSITIONS.next(InvitationAct.REVOKE, current.state());
    return current;
  }

  /** Closes all invitations of a cancelled tender. */
  public void close(Tx tx, UUID tenderId, String reason) {
    tx.dao(InvitationDao.class).close(tx.tenantId(), tenderId, reason, tx.now());
  }

  /** Records for all invited bodies why an opened tender ended without an award. */
  public void end(Tx tx, UUID tenderId, String reason) {
    tx.dao(InvitationDao.class).end(tx.tenantId(), tenderId, reason);
  }

  /** Run for the body once the tender is published. */
  public void received(Tx tx, UUID invitationId) {
    EventLog.append(tx, RECEIVED_EVENT, invitationId, Map.of());
  }

  /** Run for the body once the organization has revoked the invitation. */
  public void revoked(Tx tx, UUID invitationId) {
    EventLog.append(tx, InvitationAct.REVOKE.event(), invitationId, Map.of());
  }

  /** The body's own invitation, or 404. */
  public Invitation find(Tx tx, UUID id) {
    return tx.first(InvitationDao.OF_BODY.with(tx.tenantId(), id))
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  /** A page of the body's inbox, last sent first. */
  static Asked<InboxRow> inbox(
      UUID cbTenantId, List<InvitationState> states, Page page, boolean all) {
    return all
        ? InvitationDao.INBOX_FIRST_PAGE.with(cbTenantId, page.fetch())
        : InvitationDao.INBOX_PAGE.with(
            cbTenantId, states, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  /** One invitation of the body, as in its inbox. */
  static Asked<InboxRow> inboxRow(UUID cbTenantId, UUID id) {
    return InvitationDao.INBOX_ROW.with(cbTenantId, id);
  }

  /** The status of the body's invitation that a 409 answer adds. */
  public static ObjectStatus status(Tx tx, UUID invitationId) {
    return InvitationViews.status(
        tx,
        tx.first(inboxRow(tx.tenantId(), invitationId)).orElseThrow(SqlErrorTranslator::notFound));
  }

  /** The body states that it has read the invitation; the organization sees it. */
  public Invitation view(Tx tx, Invitation invitation) {
    tx.actor().requireRole();
    return reply(tx, beforeDeadline(tx, invitation), InvitationAct.VIEW, null);
  }

  /** Accepting confirms that the body is accredited for the whole scope. */
  public Invitation accept(Tx tx, Invitation invitation) {
    tx.actor().requireRole();
    Invitation current = beforeDeadline(tx, invitation);
    return reply(tx, current, InvitationAct.ACCEPT, null);
  }

  /** Checks that the invitation can be declined, before the reason is validated. */
  void requireDeclinable(Tx tx, Invitation invitation) {
    tx.actor()
        .requireBeforeValues(
            () ->
                InvitationState.TRANSITIONS.next(
                    InvitationAct.DECLINE, beforeDeadline(tx, invitation).state()));
  }

  /** The organization can read the reason only once the quotes are opened. */
  public Invitation decline(Tx tx, Invitation invitation, DeclineCode code, String text) {
    tx.actor().requireRole();
    Invitation current = beforeDeadline(tx, invitation);
    String reason = WireName.of(code);
    Invitation declined = reply(tx, current, InvitationAct.DECLINE, reason);
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

  private Invitation reply(Tx tx, Invitation invitation, InvitationAct act, String reason) {
    InvitationState to = InvitationState.TRANSITIONS.next(act, invitation.state());
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
      throw Problem.of(KernelProblem.BUSY, Text.of("invitation.just_answered"));
    }
    record(tx, invitation.id(), act, invitation.state(), reason);
    return find(tx, invitation.id());
  }

  private static void record(
      Tx tx, UUID id, InvitationAct act, InvitationState from, String reason) {
    InvitationState to = InvitationState.TRANSITIONS.next(act, from);
    EventLog.appendTransition(tx, Transition.of(act, id, from, to).withReason(reason));
  }

  /**
   * Replies race with the deadline and with each other: takes the locks of the tender and of the
   * invitation, reads the clock, then the invitation again (docs/decisions/0005).
   */
  private Invitation beforeDeadline(Tx tx, Invitation invitation) {
    Instant now = Deadline.lockShared(tx, invitation.tenderId(), invitation.id());
    Invitation current = find(tx, invitation.id());
    requireNotRevoked(current);
    requireNotEnded(tx, current, now);
    return current;
  }

  /** The problem of an act of a body whose invitation is revoked. */
  public static Problem revokedProblem() {
    return Problem.of(InvitationProblem.INVITATION_REVOKED, Text.of("invitation.taken_back"));
  }

  /** Nothing of the body is accepted once its invitation is revoked. */
  public static void requireNotRevoked(Invitation invitation) {
    if (invitation.isRevoked()) {
      throw revokedProblem();
    }
  }

  private void requireNotEnded(Tx tx, Invitation invitation, Instant now) {
    if (invitation.isCancelled()) {
      throw Problem.of(PublicationProblem.TENDER_CANCELLED, Text.of("invitation.tender_cancelled"));
    }
    Publication publication = publications.of(tx, invitation.tenantId(), invitation.tenderId());
    Instant closesAt = publication.closesAt();
    Deadline.requireBefore(closesAt, now, Text.of("invitation.tender_closed", closesAt));
  }
}
