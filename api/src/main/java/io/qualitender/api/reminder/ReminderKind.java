package io.qualitender.api.reminder;

import io.qualitender.api.referential.Words;

/**
 * What a reminder is about. Renewal counts back from the certificate's last day, surveillance
 * forward from its first; how far is dated data ({@link ReminderHorizons}).
 */
public enum ReminderKind {
  RENEWAL_12_MONTHS(
      Holds.WHILE_NOT_RENEWED,
      "Votre certificat prend fin dans douze mois : le renouvellement se prépare dès maintenant.",
      "Your certificate ends in twelve months: the time to prepare its renewal begins."),
  /** Not only words: a draft of the renewal's tender is made, once per cycle, never published. */
  RENEWAL_TENDER_DRAFTED(
      Holds.WHILE_NO_RENEWAL_TENDER,
      "Une mise en concurrence de renouvellement est prête en brouillon.",
      "A renewal tender is ready as a draft."),
  RENEWAL_NOT_PUBLISHED_8_MONTHS(
      Holds.WHILE_NOT_PUBLISHED,
      "Le renouvellement n'est pas encore mis en concurrence, à huit mois de la fin du certificat.",
      "The renewal's tender is not published yet, eight months before the certificate ends."),
  RENEWAL_NOT_PUBLISHED_7_MONTHS(
      Holds.WHILE_NOT_PUBLISHED,
      "Le renouvellement n'est pas encore mis en concurrence, à sept mois de la fin du certificat.",
      "The renewal's tender is not published yet, seven months before the certificate ends."),
  RENEWAL_NO_CONTRACT_6_MONTHS(
      Holds.WHILE_NO_CONTRACT,
      "Aucun contrat de renouvellement n'est signé, à six mois de la fin du certificat.",
      "No renewal contract is signed, six months before the certificate ends."),
  RENEWAL_AUDIT_NOT_PLANNED_5_MONTHS(
      Holds.WHILE_NOT_RENEWED,
      "L'audit de renouvellement doit être planifié, à cinq mois de la fin du certificat.",
      "The renewal audit must be planned, five months before the certificate ends."),
  RENEWAL_AUDIT_NOT_DONE_3_MONTHS(
      Holds.WHILE_NOT_RENEWED,
      "L'audit de renouvellement doit avoir lieu, à trois mois de la fin du certificat.",
      "The renewal audit must take place, three months before the certificate ends."),
  RENEWAL_1_MONTH(
      Holds.WHILE_NOT_RENEWED,
      "Votre certificat prend fin dans un mois et n'est pas renouvelé.",
      "Your certificate ends in one month and is not renewed."),
  RENEWAL_15_DAYS(
      Holds.WHILE_NOT_RENEWED,
      "Votre certificat prend fin dans quinze jours et n'est pas renouvelé.",
      "Your certificate ends in fifteen days and is not renewed."),
  RENEWAL_7_DAYS(
      Holds.WHILE_NOT_RENEWED,
      "Votre certificat prend fin dans sept jours et n'est pas renouvelé.",
      "Your certificate ends in seven days and is not renewed."),
  RENEWAL_1_DAY(
      Holds.WHILE_NOT_RENEWED,
      "Votre certificat prend fin demain et n'est pas renouvelé.",
      "Your certificate ends tomorrow and is not renewed."),
  /**
   * Due on the last day itself, the horizon 0 of domain.md §6: from the next day on it is expired.
   */
  CERTIFICATE_EXPIRED(
      Holds.WHILE_NOT_RENEWED,
      "Votre certificat prend fin aujourd'hui et n'est pas renouvelé.",
      "Your certificate ends today and is not renewed."),
  SURVEILLANCE_MONTH_13(
      Holds.WHILE_CURRENT,
      "L'audit de surveillance pourra avoir lieu dans un mois : planifiez-le.",
      "The surveillance audit may take place from next month on: plan it."),
  SURVEILLANCE_MONTH_14(
      Holds.WHILE_CURRENT,
      "La période de l'audit de surveillance s'ouvre aujourd'hui.",
      "The window of the surveillance audit opens today."),
  SURVEILLANCE_MONTH_18(
      Holds.WHILE_CURRENT,
      "Audit de surveillance : la moitié de la période est passée.",
      "Surveillance audit: half of its window has passed."),
  SURVEILLANCE_MONTH_20(
      Holds.WHILE_CURRENT,
      "Audit de surveillance : il reste deux mois pour le réaliser.",
      "Surveillance audit: two months are left."),
  SURVEILLANCE_MONTH_21(
      Holds.WHILE_CURRENT,
      "Audit de surveillance : il reste un mois pour le réaliser.",
      "Surveillance audit: one month is left."),
  SURVEILLANCE_MONTH_22(
      Holds.WHILE_CURRENT,
      "La période de l'audit de surveillance se termine aujourd'hui.",
      "The window of the surveillance audit closes today.");

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
  private final Words title;

  ReminderKind(Holds holds, String fr, String en) {
    this.holds = holds;
    this.title = new Words(fr, en);
  }

  /** What people read. */
  Words title() {
    return title;
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
