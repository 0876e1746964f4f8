package io.qualitender.api.certification.reminder;

import io.qualitender.api.certification.certificate.Certificate;
import io.qualitender.api.certification.certificate.CertificateReminders;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Tx;
import java.util.List;
import java.util.Set;

/** Writes the reminders of a certificate, in the transaction that records it and as its body. */
public final class ReminderWriter implements CertificateReminders {

  private final Versions<ReminderHorizons> horizons;

  public ReminderWriter(Versions<ReminderHorizons> horizons) {
    this.horizons = horizons;
  }

  @Override
  public void schedule(Tx tx, Certificate certificate) {
    insert(tx, certificate, planned(tx, certificate));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A kind that was sent for the wrong record is not written again for a past day, and a renewal
   * tender is never drafted twice in one cycle.
   */
  @Override
  public void reschedule(Tx tx, Certificate wrong, Certificate right) {
    ReminderDao dao = tx.dao(ReminderDao.class);
    // The update first: it waits for a sweep that is sending one of them, so that the next query
    // sees it.
    dao.supersede(wrong.tenantId(), tx.tenantId(), wrong.id(), tx.now());
    Set<ReminderKind> sent = Set.copyOf(dao.sent(wrong.tenantId(), tx.tenantId(), wrong.id()));
    insert(
        tx,
        right,
        planned(tx, right).stream()
            .filter(
                planned ->
                    !sent.contains(planned.kind())
                        || (!planned.kind().hasEffect() && planned.dueAt().isAfter(tx.now())))
            .toList());
  }

  /**
   * By the horizons in force when they are written: a later version changes no written reminder.
   */
  private List<ReminderSchedule.Planned> planned(Tx tx, Certificate certificate) {
    return new ReminderSchedule(horizons.asOf(Paris.dayOf(tx.now())))
        .of(certificate.validFromOn(), certificate.validUntilOn());
  }

  private static void insert(
      Tx tx, Certificate certificate, List<ReminderSchedule.Planned> planned) {
    List<Reminder> rows =
        planned.stream()
            .map(
                each ->
                    new Reminder(
                        certificate.tenantId(),
                        Ids.next(),
                        tx.tenantId(),
                        each.kind(),
                        certificate.id(),
                        each.anchorOn(),
                        Reminder.ORGANIZATION,
                        Reminder.EVENT,
                        each.dueOn(),
                        each.dueAt(),
                        ReminderState.TRANSITIONS.start(),
                        null,
                        1,
                        tx.now(),
                        tx.now()))
            .toList();
    tx.dao(ReminderDao.class).insert(rows);
  }
}
