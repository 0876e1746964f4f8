package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.text.Labelled;

/** What moves a reminder. */
public enum ReminderAct implements Labelled {
  /** A node takes it, to call somebody with it outside a transaction. */
  CLAIM,
  SEND,
  /** Its reason no longer holds. */
  SUPPRESS,
  FAIL,
  GIVE_UP,
  /** Its certificate's record is corrected. */
  SUPERSEDE
}
