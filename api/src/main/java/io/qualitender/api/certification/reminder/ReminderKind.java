package io.qualitender.api.certification.reminder;

/**
 * The kinds of reminders. Renewal is counted back from the certificate's last day, surveillance
 * forward from its first; periods and titles are dated data ({@link ReminderHorizons}).
 */
public enum ReminderKind {
  RENEWAL_12_MONTHS(Condition.WHILE_NOT_RENEWED),
  /** Also drafts the renewal tender, once per cycle; it is never published automatically. */
  RENEWAL_TENDER_DRAFTED(Condition.WHILE_NO_RENEWAL_TENDER),
  RENEWAL_NOT_PUBLISHED_8_MONTHS(Condition.WHILE_NOT_PUBLISHED),
  RENEWAL_NOT_PUBLISHED_7_MONTHS(Condition.WHILE_NOT_PUBLISHED),
  RENEWAL_NO_CONTRACT_6_MONTHS(Condition.WHILE_NO_CONTRACT),
  RENEWAL_AUDIT_NOT_PLANNED_5_MONTHS(Condition.WHILE_NOT_RENEWED),
  RENEWAL_AUDIT_NOT_DONE_3_MONTHS(Condition.WHILE_NOT_RENEWED),
  RENEWAL_1_MONTH(Condition.WHILE_NOT_RENEWED),
  RENEWAL_15_DAYS(Condition.WHILE_NOT_RENEWED),
  RENEWAL_7_DAYS(Condition.WHILE_NOT_RENEWED),
  RENEWAL_1_DAY(Condition.WHILE_NOT_RENEWED),
  /** Due on the last day itself (docs/domain.md, 15): from the next day on it is expired. */
  CERTIFICATE_EXPIRED(Condition.WHILE_NOT_RENEWED),
  SURVEILLANCE_MONTH_13(Condition.WHILE_CURRENT),
  SURVEILLANCE_MONTH_14(Condition.WHILE_CURRENT),
  SURVEILLANCE_MONTH_18(Condition.WHILE_CURRENT),
  SURVEILLANCE_MONTH_20(Condition.WHILE_CURRENT),
  SURVEILLANCE_MONTH_21(Condition.WHILE_CURRENT),
  SURVEILLANCE_MONTH_22(Condition.WHILE_CURRENT);

  /** The condition under which a reminder is sent, checked just before sending. */
  enum Condition {
    /** The certificate is not superseded. */
    WHILE_CURRENT,
    /** And the next cycle has no certificate. */
    WHILE_NOT_RENEWED,
    /** And the next cycle has no contract. */
    WHILE_NO_CONTRACT,
    /** And no renewal tender is published. */
    WHILE_NOT_PUBLISHED,
    /** And there is no draft of one. */
    WHILE_NO_RENEWAL_TENDER
  }

  private final Condition condition;

  ReminderKind(Condition condition) {
    this.condition = condition;
  }

  /** Whether the reminder is still to be sent. */
  boolean appliesTo(CertificateFacts facts) {
    if (!facts.current() || (isRenewal() && facts.renewed())) {
      return false;
    }
    return switch (condition) {
      case WHILE_CURRENT, WHILE_NOT_RENEWED -> true;
      case WHILE_NO_CONTRACT -> !facts.contracted();
      case WHILE_NOT_PUBLISHED -> !facts.contracted() && !facts.published();
      case WHILE_NO_RENEWAL_TENDER -> !facts.contracted() && !facts.drafted();
    };
  }

  boolean isRenewal() {
    return condition != Condition.WHILE_CURRENT;
  }

  /** Whether sending it also does something, so that a later reminder must not replace it. */
  boolean hasEffect() {
    return this == RENEWAL_TENDER_DRAFTED;
  }
}
