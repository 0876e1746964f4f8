package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.text.Labelled;

/**
 * What a reminder is about. Renewal counts back from the certificate's last day, surveillance
 * forward from its first; how far is dated data ({@link ReminderHorizons}).
 */
public enum ReminderKind implements Labelled {
  RENEWAL_12_MONTHS(Holds.WHILE_NOT_RENEWED),
  /** Not only words: a draft of the renewal's tender is made, once per cycle, never published. */
  RENEWAL_TENDER_DRAFTED(Holds.WHILE_NO_RENEWAL_TENDER),
  RENEWAL_NOT_PUBLISHED_8_MONTHS(Holds.WHILE_NOT_PUBLISHED),
  RENEWAL_NOT_PUBLISHED_7_MONTHS(Holds.WHILE_NOT_PUBLISHED),
  RENEWAL_NO_CONTRACT_6_MONTHS(Holds.WHILE_NO_CONTRACT),
  RENEWAL_AUDIT_NOT_PLANNED_5_MONTHS(Holds.WHILE_NOT_RENEWED),
  RENEWAL_AUDIT_NOT_DONE_3_MONTHS(Holds.WHILE_NOT_RENEWED),
  RENEWAL_1_MONTH(Holds.WHILE_NOT_RENEWED),
  RENEWAL_15_DAYS(Holds.WHILE_NOT_RENEWED),
  RENEWAL_7_DAYS(Holds.WHILE_NOT_RENEWED),
  RENEWAL_1_DAY(Holds.WHILE_NOT_RENEWED),
  /** Due on the last day itself (docs/domain.md, 15): from the next day on it is expired. */
  CERTIFICATE_EXPIRED(Holds.WHILE_NOT_RENEWED),
  SURVEILLANCE_MONTH_13(Holds.WHILE_CURRENT),
  SURVEILLANCE_MONTH_14(Holds.WHILE_CURRENT),
  SURVEILLANCE_MONTH_18(Holds.WHILE_CURRENT),
  SURVEILLANCE_MONTH_20(Holds.WHILE_CURRENT),
  SURVEILLANCE_MONTH_21(Holds.WHILE_CURRENT),
  SURVEILLANCE_MONTH_22(Holds.WHILE_CURRENT);

  /** Until when a reminder makes sense; asked again just before it is sent. */
  enum Holds {
    /** The certificate's record still counts. */
    WHILE_CURRENT,
    /** And the next cycle has no certificate. */
    WHILE_NOT_RENEWED,
    /** And the next cycle has no contract. */
    WHILE_NO_CONTRACT,
    /** And no renewal tender is out. */
    WHILE_NOT_PUBLISHED,
    /** And there is not even a draft of one. */
    WHILE_NO_RENEWAL_TENDER
  }

  private final Holds holds;

  ReminderKind(Holds holds) {
    this.holds = holds;
  }

  /** Whether the reminder still makes sense. */
  boolean holds(CertificateFacts facts) {
    if (!facts.current() || (isRenewal() && facts.renewed())) {
      return false;
    }
    return switch (holds) {
      case WHILE_CURRENT, WHILE_NOT_RENEWED -> true;
      case WHILE_NO_CONTRACT -> !facts.contracted();
      case WHILE_NOT_PUBLISHED -> !facts.contracted() && !facts.published();
      case WHILE_NO_RENEWAL_TENDER -> !facts.contracted() && !facts.drafted();
    };
  }

  boolean isRenewal() {
    return holds != Holds.WHILE_CURRENT;
  }

  /** Whether it does something besides telling, and so must not give way to a later one. */
  boolean acts() {
    return this == RENEWAL_TENDER_DRAFTED;
  }
}
