package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.text.Labelled;

/** The acts on a reminder. */
public enum ReminderAct implements Labelled {
  /** A node claims it, to send it through an external channel outside a transaction. */
  CLAIM,
  SEND,
  /** Its reason no longer holds. */
  SUPPRESS,
  FAIL,
  GIVE_UP,
  /** Its certificate's record is corrected. */
  SUPERSEDE
}
