package io.qualitender.api.certification.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three years less a day, and the window between month 14 and month 22 (arrêté du 6 juin 2019
 * modifié).
 */
class CertificateTermsTest {

  private static final AuditRules RULES =
      AuditRulesBook.load().inForceOn(LocalDate.of(2026, 12, 1)).orElseThrow();

  @ParameterizedTest
  @CsvSource({
    // The certificate of the contract's examples.
    "2027-03-01, 2030-02-28, 2028-05-01, 2029-01-01",
    // The eve of 1 March is 29 February where the year has it.
    "2025-03-01, 2028-02-29, 2026-05-01, 2027-01-01",
    // Of 29 February: the anniversary is 1 March, the last day 28 February.
    "2028-02-29, 2031-02-28, 2029-04-29, 2029-12-29",
    "2024-02-29, 2027-02-28, 2025-04-29, 2025-12-29",
    "2025-02-28, 2028-02-27, 2026-04-28, 2026-12-28",
    "2027-01-01, 2029-12-31, 2028-03-01, 2028-11-01",
    // A month that is shorter than the day: its last day.
    "2026-12-31, 2029-12-30, 2028-02-29, 2028-10-31",
    "2027-10-31, 2030-10-30, 2028-12-31, 2029-08-31"
  })
  void certificateEndsTheDayBeforeItsThirdAnniversary(
      LocalDate from, LocalDate until, LocalDate windowFrom, LocalDate windowTo) {
    assertThat(CertificateTerms.from(from, RULES))
        .isEqualTo(new CertificateTerms(until, windowFrom, windowTo));
  }

  @Test
  void everyStartFrom2024To2036HasThreeYearsAndAWindowInside() {
    LocalDate previousEnd = null;
    for (LocalDate from = LocalDate.of(2024, 1, 1);
        from.getYear() <= 2036;
        from = from.plusDays(1)) {
      CertificateTerms terms = CertificateTerms.from(from, RULES);
      boolean leapDay = from.getMonthValue() == 2 && from.getDayOfMonth() == 29;
      assertThat(terms.validUntilOn())
          .as("%s", from)
          .isEqualTo(
              leapDay
                  ? LocalDate.of(from.getYear() + 3, 2, 28)
                  : LocalDate.of(from.getYear() + 3, from.getMonth(), from.getDayOfMonth())
                      .minusDays(1));
      assertThat(terms.surveillanceFromOn()).isAfter(from).isBefore(terms.surveillanceToOn());
      assertThat(terms.surveillanceToOn()).isBefore(terms.validUntilOn());
      if (previousEnd != null) {
        assertThat(terms.validUntilOn())
            .as("ends in the order of the starts")
            .isAfterOrEqualTo(previousEnd);
      }
      previousEnd = terms.validUntilOn();
    }
  }
}
