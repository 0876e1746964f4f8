package io.qualitender.api.certification.reminder;

import static io.qualitender.api.certification.reminder.ReminderAct.SEND;
import static io.qualitender.api.certification.reminder.ReminderAct.SUPPRESS;

import io.qualitender.api.certification.certificate.Certificate;
import io.qualitender.api.certification.reminder.SweepDao.Claimed;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.job.DueBatchJob;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.OutboxTask;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Turns due reminders into events. The reminder, its event and its outbox task are written in one
 * transaction that locks the reminder's row: each is sent once, on any number of nodes, and stays
 * due until then.
 */
public final class ReminderSweep implements DueBatchJob {

  /**
   * The outbox task, run for the organization, that drafts the renewal tender; its subject is the
   * certificate.
   */
  public static final String RENEWAL_TENDER = "renewal_tender";

  private static final List<ReminderKind> RENEWAL =
      Stream.of(ReminderKind.values()).filter(ReminderKind::isRenewal).toList();

  private final WorkerTx worker;

  public ReminderSweep(WorkerTx worker) {
    this.worker = worker;
  }

  @Override
  public List<DueItem> due(int limit) {
    return worker.run(tx -> tx.dao(SweepDao.class).due(tx.now(), limit));
  }

  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return worker.run(tx -> tx.dao(SweepDao.class).dueIn(sandbox, until, limit));
  }

  @Override
  public void perform(DueItem due) {
    performAll(List.of(due));
  }

  @Override
  public void performAll(List<DueItem> found) {
    worker.run(
        tx -> {
          SweepDao dao = tx.dao(SweepDao.class);
          List<Claimed> claimed =
              dao.claim(
                  found.stream().map(DueItem::tenantId).toList(),
                  found.stream().map(DueItem::id).toList(),
                  RENEWAL,
                  tx.now());
          settle(tx, dao, claimed);
          return claimed.size();
        });
  }

  private static void settle(WorkerTx.Worker tx, SweepDao dao, List<Claimed> claimed) {
    Map<UUID, CertificateFacts> facts = facts(dao, claimed);
    List<Claimed> sent = new ArrayList<>();
    List<Claimed> suppressed = new ArrayList<>();
    for (Claimed each : claimed) {
      (isToBeSent(each, facts.get(each.certificateId())) ? sent : suppressed).add(each);
    }
    move(tx, dao, sent, SEND);
    move(tx, dao, suppressed, SUPPRESS);
    // Due when the reminder is, so that a test clock stopped at that instant runs both.
    OutboxTask.stageAll(
        tx,
        sent.stream()
            .filter(each -> each.kind().hasEffect())
            .map(
                each ->
                    new OutboxTask.Staged(
                        each.tenantId(), RENEWAL_TENDER, each.certificateId(), each.dueAt()))
            .toList());
  }

  /**
   * Of several late ones of one window only the last is sent (docs/domain.md, 15): so that an
   * outage is not followed by repetitions. Kinds with an effect are always sent.
   */
  private static boolean isToBeSent(Claimed reminder, CertificateFacts facts) {
    boolean overtaken = reminder.overtaken() && !reminder.kind().hasEffect();
    return facts != null && reminder.kind().appliesTo(facts) && !overtaken;
  }

  private static Map<UUID, CertificateFacts> facts(SweepDao dao, List<Claimed> claimed) {
    Map<UUID, UUID> tenantOf = new HashMap<>();
    claimed.forEach(each -> tenantOf.put(each.certificateId(), each.tenantId()));
    List<UUID> certificates = List.copyOf(tenantOf.keySet());
    Map<UUID, CertificateFacts> facts = new HashMap<>();
    dao.facts(certificates.stream().map(tenantOf::get).toList(), certificates)
        .forEach(each -> facts.put(each.certificateId(), each));
    return facts;
  }

  private static void move(
      WorkerTx.Worker tx, SweepDao dao, List<Claimed> reminders, ReminderAct act) {
    if (reminders.isEmpty()) {
      return;
    }
    ReminderState from = ReminderState.SCHEDULED;
    ReminderState to = ReminderState.TRANSITIONS.next(act, from);
    dao.settle(
        reminders.stream().map(Claimed::tenantId).toList(),
        reminders.stream().map(Claimed::id).toList(),
        from,
        to,
        tx.now());
    EventLog.appendTransitions(
        tx,
        reminders.stream()
            .map(
                each ->
                    new EventLog.TenantTransition(
                        each.tenantId(),
                        Transition.of(act, each.id(), from, to).with(data(each)),
                        each.at()))
            .toList());
  }

  private static Map<String, Object> data(Claimed reminder) {
    return Map.of(
        "id",
        Reminder.ID.format(reminder.id()),
        "kind",
        WireName.of(reminder.kind()),
        "due_on",
        reminder.dueOn().toString(),
        "certificate_id",
        Certificate.ID.format(reminder.certificateId()));
  }
}
