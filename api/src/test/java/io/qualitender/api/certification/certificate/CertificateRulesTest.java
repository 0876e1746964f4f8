package io.qualitender.api.certification.certificate;

import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.VAE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.certification.certificate.CertificateRules.Context;
import io.qualitender.api.certification.certificate.CertificateRules.Decision;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final LocalDate SIGNED = LocalDate.of(2027, 1, 5);

  private final CertificateRules rules = new CertificateRules(AuditRulesBook.load());

  @Test
  void decisionOfTodayIsAccepted() {
    assertThat(faults(TODAY, TODAY, List.of(ACTIONS_DE_FORMATION), initial())).isEmpty();
  }

  @Test
  void futureDecisionIsRefused() {
    assertThat(faults(TODAY.plusDays(1), TODAY.plusDays(1), List.of(VAE), initial()))
        .containsExactly("/decided_on too_late");
  }

  @Test
  void decisionBeforeTheContractIsRefused() {
    assertThat(faults(SIGNED.minusDays(1), TODAY, List.of(VAE), initial()))
        .containsExactly("/decided_on too_early");
    assertThat(faults(SIGNED, TODAY, List.of(VAE), initial())).isEmpty();
  }

  @Test
  void decisionBeforeTheFirstRulesIsRefused() {
    assertThat(faults(LocalDate.of(2020, 1, 1), TODAY, List.of(VAE), initial()))
        .containsExactly("/decided_on too_early");
  }

  @Test
  void certificateCannotStartBeforeItsDecision() {
    assertThat(faults(TODAY, TODAY.minusDays(1), List.of(VAE), initial()))
        .containsExactly("/valid_from_on inconsistent");
    assertThat(faults(TODAY, TODAY.plusDays(10), List.of(VAE), initial())).isEmpty();
  }

  @Test
  void renewalStartsTheDayAfterTheOldEndAndIsDecidedBefore() {
    LocalDate oldEnd = LocalDate.of(2027, 3, 20);
    Context renewal = new Context(TODAY, SIGNED, List.of(VAE), oldEnd);
    assertThat(faults(TODAY, LocalDate.of(2027, 3, 21), List.of(VAE), renewal)).isEmpty();
    assertThat(faults(TODAY, LocalDate.of(2027, 3, 20), List.of(VAE), renewal))
        .containsExactly("/valid_from_on inconsistent");
    assertThat(faults(TODAY, TODAY, List.of(VAE), renewal))
        .containsExactly("/valid_from_on inconsistent");
    Context late = new Context(LocalDate.of(2027, 4, 1), SIGNED, List.of(VAE), oldEnd);
    assertThat(faults(LocalDate.of(2027, 3, 21), LocalDate.of(2027, 3, 21), List.of(VAE), late))
        .containsExactly("/decided_on too_late");
  }

  @Test
  void categoriesMustBeInTheContract() {
    Context context = new Context(TODAY, SIGNED, List.of(VAE), null);
    assertThat(faults(TODAY, TODAY, List.of(VAE, ACTIONS_DE_FORMATION), context))
        .containsExactly("/action_categories/1 not_covered");
  }

  @Test
  void allFaultsAreReportedTogether() {
    assertThat(
            faults(
                TODAY.plusDays(2),
                TODAY,
                List.of(ACTIONS_DE_FORMATION),
                new Context(TODAY, SIGNED, List.of(VAE), null)))
        .containsExactly(
            "/decided_on too_late",
            "/valid_from_on inconsistent",
            "/action_categories/0 not_covered");
  }

  private static Context initial() {
    return new Context(TODAY, SIGNED, List.of(ACTIONS_DE_FORMATION, VAE), null);
  }

  private List<String> faults(
      LocalDate decided, LocalDate from, List<ActionCategory> categories, Context context) {
    Faults faults = new Faults();
    rules.check(new Decision(decided, from, categories), context, faults);
    return faults.list().stream().map(CertificateRulesTest::text).toList();
  }

  private static String text(Fault fault) {
    return fault.pointer() + " " + fault.code();
  }
}
