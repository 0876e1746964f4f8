package io.qualitender.api.certification.certificate;

import io.qualitender.api.reference.auditduration.AuditRules;
import java.time.LocalDate;

/**
 * The dates that follow by law from a certificate's first day (arrêté du 6 juin 2019 modifié
 * relatif aux modalités d'audit); the years and months come from the audit rules.
 *
 * @param validUntilOn its last day
 * @param surveillanceFromOn first day of the surveillance audit's window
 * @param surveillanceToOn last day of that window
 */
public record CertificateTerms(
    LocalDate validUntilOn, LocalDate surveillanceFromOn, LocalDate surveillanceToOn) {

  static CertificateTerms from(LocalDate validFromOn, AuditRules rules) {
    AuditRules.MonthsWindow surveillance = rules.windows().surveillanceMonthsAfterCertification();
    return new CertificateTerms(
        lastDay(validFromOn, rules.windows().certificateValidityYears().value()),
        validFromOn.plusMonths(surveillance.from()),
        validFromOn.plusMonths(surveillance.to()));
  }

  /**
   * The day before the anniversary. A certificate of 29 February has its anniversary on 1 March
   * where the year has no such day: its last day is then 28 February.
   */
  private static LocalDate lastDay(LocalDate validFromOn, int years) {
    LocalDate anniversary = validFromOn.plusYears(years);
    boolean shortened = anniversary.getDayOfMonth() != validFromOn.getDayOfMonth();
    return shortened ? anniversary : anniversary.minusDays(1);
  }
}
