package io.qualitender.api.certification.reminder;

import static io.qualitender.api.certification.reminder.ReminderKind.CERTIFICATE_EXPIRED;
import static io.qualitender.api.certification.reminder.ReminderKind.RENEWAL_12_MONTHS;
import static io.qualitender.api.certification.reminder.ReminderKind.RENEWAL_NOT_PUBLISHED_8_MONTHS;
import static io.qualitender.api.certification.reminder.ReminderKind.RENEWAL_NO_CONTRACT_6_MONTHS;
import static io.qualitender.api.certification.reminder.ReminderKind.RENEWAL_TENDER_DRAFTED;
import static io.qualitender.api.certification.reminder.ReminderKind.SURVEILLANCE_MONTH_13;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reminder is sent only while its condition is met. */
class ReminderKindTest {

  @Test
  void noReminderForASupersededCertificate() {
    assertThat(Stream.of(ReminderKind.values()).filter(kind -> kind.appliesTo(facts("corrected"))))
        .isEmpty();
  }

  @Test
  void allRemindersForACertificateThatIsNotRenewed() {
    assertThat(Stream.of(ReminderKind.values()).allMatch(kind -> kind.appliesTo(facts(""))))
        .isTrue();
  }

  @Test
  void renewalTenderIsDraftedOnlyWithoutOne() {
    assertThat(RENEWAL_TENDER_DRAFTED.appliesTo(facts("drafted"))).isFalse();
    assertThat(RENEWAL_NOT_PUBLISHED_8_MONTHS.appliesTo(facts("drafted"))).isTrue();
  }

  @Test
  void publishedTenderStillNeedsAContract() {
    assertThat(RENEWAL_NOT_PUBLISHED_8_MONTHS.appliesTo(facts("drafted published"))).isFalse();
    assertThat(RENEWAL_NO_CONTRACT_6_MONTHS.appliesTo(facts("drafted published"))).isTrue();
    assertThat(RENEWAL_NO_CONTRACT_6_MONTHS.appliesTo(facts("contracted"))).isFalse();
    assertThat(RENEWAL_NOT_PUBLISHED_8_MONTHS.appliesTo(facts("contracted"))).isFalse();
    assertThat(RENEWAL_12_MONTHS.appliesTo(facts("contracted"))).isTrue();
  }

  @Test
  void noRenewalReminderForARenewedCertificate() {
    assertThat(CERTIFICATE_EXPIRED.appliesTo(facts("renewed contracted"))).isFalse();
    assertThat(RENEWAL_12_MONTHS.appliesTo(facts("renewed contracted"))).isFalse();
    assertThat(SURVEILLANCE_MONTH_13.appliesTo(facts("renewed contracted"))).isTrue();
  }

  private static CertificateFacts facts(String words) {
    return new CertificateFacts(
        new UUID(0, 1),
        new UUID(0, 2),
        !words.contains("corrected"),
        words.contains("renewed"),
        words.contains("contracted"),
        words.contains("published"),
        words.contains("drafted"));
  }
}
