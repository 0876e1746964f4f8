package io.qualitender.api.certification.reminder;

import static io.qualitender.api.certification.reminder.ReminderAct.CLAIM;
import static io.qualitender.api.certification.reminder.ReminderAct.FAIL;
import static io.qualitender.api.certification.reminder.ReminderAct.GIVE_UP;
import static io.qualitender.api.certification.reminder.ReminderAct.SEND;
import static io.qualitender.api.certification.reminder.ReminderAct.SUPERSEDE;
import static io.qualitender.api.certification.reminder.ReminderAct.SUPPRESS;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/** The state of a reminder. */
public enum ReminderState implements Labelled {
  SCHEDULED,
  CLAIMED,
  SENT,
  FAILED,
  DEAD,
  SUPERSEDED,
  SUPPRESSED;

  /**
   * The channel {@code event} is a row of the same database: claiming is a row lock, and the
   * reminder is sent in the transaction that holds it, so that CLAIMED is never visible. An
   * external channel needs CLAIMED, since no call is made inside a transaction.
   */
  public static final Transitions<ReminderState, ReminderAct> TRANSITIONS =
      Transitions.<ReminderState, ReminderAct>startingAt(SCHEDULED)
          .on(CLAIM, CLAIMED, SCHEDULED, FAILED)
          .on(SEND, SENT, SCHEDULED, CLAIMED)
          .on(SUPPRESS, SUPPRESSED, SCHEDULED, CLAIMED)
          .on(FAIL, FAILED, CLAIMED)
          .on(GIVE_UP, DEAD, FAILED)
          .on(SUPERSEDE, SUPERSEDED, SCHEDULED)
          .build();
}
