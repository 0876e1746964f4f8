package io.qualitender.api.reference.eligibility;

import static io.qualitender.api.reference.eligibility.Eligibility.Reason.ACTION_NOT_DELIVERED;
import static io.qualitender.api.reference.eligibility.Eligibility.Reason.CATEGORIES_COVERED;
import static io.qualitender.api.reference.eligibility.Eligibility.Reason.COMPULSORY_FOR_FUNDING;
import static io.qualitender.api.reference.eligibility.Eligibility.Reason.NOT_YET_COMPULSORY;
import static io.qualitender.api.reference.eligibility.Eligibility.Reason.RECENT_REFUSAL_OR_WITHDRAWAL;
import static io.qualitender.api.reference.eligibility.Eligibility.Reason.VOLUNTARY_WITHOUT_FUNDING;
import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.VAE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.eligibility.Eligibility.Statement;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Messages;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code du travail, art. L. 6313-1 and L. 6316-1; arrêté du 6 juin 2019 modifié. */
class EligibilityTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  private static final Set<ActionCategory> TRAINING = Set.of(ACTIONS_DE_FORMATION);

  private final AuditRules rules = AuditRulesBook.load().inForceOn(TODAY).orElseThrow();

  @Test
  void publicFundingRequiresTheCertificate() {
    Eligibility answer = ask(true, TRAINING, null, TODAY);

    assertThat(answer.mayApply()).isTrue();
    assertThat(answer.readyForInitialAudit()).isTrue();
    assertThat(answer.compulsory()).isTrue();
    assertThat(answer.earliestApplicationOn()).isEqualTo(TODAY);
    assertThat(answer.reasons())
        .extracting(Statement::code)
        .containsExactly(CATEGORIES_COVERED, COMPULSORY_FOR_FUNDING);
    assertThat(Messages.in(Language.FR, answer.reasons().get(1).text()))
        .isEqualTo(
            "La certification est obligatoire depuis le 1er janvier 2022 pour être financé par :"
                + " OPCO, CPF (Caisse des dépôts), Transitions Pro, État, Régions, France Travail,"
                + " Agefiph.");
    assertThat(answer.reasons()).allSatisfy(why -> assertThat(why.legalBasis()).isNotBlank());
  }

  @Test
  void withoutPublicFundingTheCertificateIsVoluntary() {
    Eligibility answer = ask(false, TRAINING, null, TODAY);

    assertThat(answer.mayApply()).isTrue();
    assertThat(answer.compulsory()).isFalse();
    assertThat(answer.reasons())
        .extracting(Statement::code)
        .containsExactly(CATEGORIES_COVERED, VOLUNTARY_WITHOUT_FUNDING);
  }

  @ParameterizedTest(name = "refused on {0}: may apply {1}, from {2}")
  @CsvSource({
    "2026-11-30, false, 2027-02-28",
    "2026-09-02, false, 2026-12-02",
    "2026-09-01, true, 2026-12-01",
    "2020-01-01, true, 2026-12-01"
  })
  void refusalLessThanThreeMonthsOldPreventsApplication(
      LocalDate refusedOn, boolean may, LocalDate from) {
    Eligibility answer = ask(true, TRAINING, refusedOn, TODAY);

    assertThat(answer.mayApply()).isEqualTo(may);
    assertThat(answer.readyForInitialAudit()).isEqualTo(may);
    assertThat(answer.earliestApplicationOn()).isEqualTo(from);
    assertThat(answer.reasons().stream().map(Statement::code).toList())
        .matches(reasons -> reasons.contains(RECENT_REFUSAL_OR_WITHDRAWAL) == !may);
  }

  @Test
  void actionInEachCategoryIsRequiredForTheAuditOnly() {
    Eligibility answer =
        Eligibility.of(
            new EligibilityQuestion(Set.of(ACTIONS_DE_FORMATION, VAE), true, TRAINING, null, TODAY),
            rules);

    assertThat(answer.mayApply()).isTrue();
    assertThat(answer.readyForInitialAudit()).isFalse();
    assertThat(answer.reasons())
        .filteredOn(why -> why.code() == ACTION_NOT_DELIVERED)
        .singleElement()
        .satisfies(
            why ->
                assertThat(why.text().toString()).endsWith("missing: validation of experience."));
  }

  @Test
  void obligationBeginsOnItsDay() {
    assertThat(ask(true, TRAINING, null, LocalDate.parse("2021-12-31")).reasons())
        .extracting(Statement::code)
        .contains(NOT_YET_COMPULSORY);
    assertThat(ask(true, TRAINING, null, LocalDate.parse("2021-12-31")).compulsory()).isFalse();
    assertThat(ask(true, TRAINING, null, LocalDate.parse("2022-01-01")).compulsory()).isTrue();
  }

  private Eligibility ask(
      boolean publicFunding, Set<ActionCategory> delivered, LocalDate refusedOn, LocalDate on) {
    return Eligibility.of(
        new EligibilityQuestion(TRAINING, publicFunding, delivered, refusedOn, on), rules);
  }
}
