package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.APPRENTISSAGE;
import static io.qualitender.api.reference.referential.ActionCategory.BILANS_DE_COMPETENCES;
import static io.qualitender.api.reference.referential.ActionCategory.VAE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.reference.referential.ApplicableIndicators.Answer;
import io.qualitender.api.reference.referential.ApplicableIndicators.Reason;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Messages;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Décret n° 2019-565 (V9) and décret n° 2026-728 (V10), annexes; how many apply to usual profiles.
 */
class ApplicableIndicatorsTest {
  private static final LocalDate LAST_DAY_OF_V9 = LocalDate.parse("2026-10-31");
  private static final LocalDate FIRST_DAY_OF_V10 = LocalDate.parse("2026-11-01");
  private static final Activity NOTHING_ELSE = new Activity(false, false, false, false, true);
  private static final Activity EVERYTHING = new Activity(true, true, true, true, true);

  private final Referentials referentials = Referentials.load();

  @ParameterizedTest(name = "{0}, certifying {1}, subcontractors {2}: {3} in V9, {4} in V10")
  @CsvSource({
    "ACTIONS_DE_FORMATION,  false, false, 22, 22",
    "ACTIONS_DE_FORMATION,  false, true,  23, 23",
    "ACTIONS_DE_FORMATION,  true,  true,  26, 26",
    "BILANS_DE_COMPETENCES, false, true,  22, 22",
    "VAE,                   true,  true,  24, 24"
  })
  void expectedCounts(
      ActionCategory category, boolean certifying, boolean subcontractors, int inV9, int inV10) {
    Activity activity = new Activity(certifying, false, false, subcontractors, true);

    assertThat(on(LAST_DAY_OF_V9, activity, category).applicableCount()).isEqualTo(inV9);
    assertThat(on(FIRST_DAY_OF_V10, activity, category).applicableCount()).isEqualTo(inV10);
  }

  @Test
  void apprenticeCentreWithAllActivitiesHasAllIndicators() {
    assertThat(on(LAST_DAY_OF_V9, EVERYTHING, APPRENTISSAGE).applicableCount()).isEqualTo(32);
    assertThat(on(FIRST_DAY_OF_V10, EVERYTHING, APPRENTISSAGE).applicableCount()).isEqualTo(33);
  }

  @ParameterizedTest
  @CsvSource({"2026-10-31, 31, 21", "2026-11-01, 32, 21"})
  void shortServicesDropIndicatorTwelve(LocalDate auditOn, int centre, int trainer) {
    Activity everythingShort = new Activity(true, true, true, true, false);
    Activity nothingShort = new Activity(false, false, false, false, false);

    ApplicableIndicators ofCentre = on(auditOn, everythingShort, APPRENTISSAGE);
    assertThat(ofCentre.applicableCount()).isEqualTo(centre);
    assertThat(answer(ofCentre, 12).applicable()).isFalse();
    assertThat(answer(ofCentre, 12).reason()).isEqualTo(Reason.CONDITION_NOT_MET);
    assertThat(on(auditOn, nothingShort, ACTIONS_DE_FORMATION).applicableCount())
        .isEqualTo(trainer);
  }

  @Test
  void trainerWithoutActivitiesHasCommonIndicatorsAndEight() {
    ApplicableIndicators trainer = on(FIRST_DAY_OF_V10, NOTHING_ELSE, ACTIONS_DE_FORMATION);

    assertThat(
            trainer.answers().stream()
                .filter(Answer::applicable)
                .map(answer -> answer.indicator().number()))
        .containsExactly(
            1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 17, 18, 19, 21, 22, 23, 24, 25, 26, 30, 31, 32);
  }

  @Test
  void severalCategoriesAddUp() {
    Activity certifying = new Activity(true, false, false, false, true);

    ApplicableIndicators both =
        on(FIRST_DAY_OF_V10, certifying, BILANS_DE_COMPETENCES, VAE, ACTIONS_DE_FORMATION);

    ApplicableIndicators trainer = on(FIRST_DAY_OF_V10, certifying, ACTIONS_DE_FORMATION);
    assertThat(both.applicableCount()).isEqualTo(trainer.applicableCount()).isEqualTo(25);
    assertThat(Messages.in(Language.FR, answer(both, 8).sentence()))
        .isEqualTo("Applicable : il concerne ces catégories : actions de formation.");
  }

  @Test
  void everyIndicatorHasAnAnswerWithReason() {
    ApplicableIndicators skills =
        on(FIRST_DAY_OF_V10, new Activity(true, false, false, true, true), BILANS_DE_COMPETENCES);

    assertThat(skills.answers())
        .extracting(answer -> answer.indicator().number())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 33).boxed().toList());
    assertThat(answer(skills, 1).reason()).isEqualTo(Reason.COMMON_TO_ALL_CATEGORIES);
    assertThat(answer(skills, 27).reason()).isEqualTo(Reason.CONDITION_MET);
    assertThat(Messages.in(Language.EN, answer(skills, 27).sentence()))
        .isEqualTo("Applicable: you use subcontractors or umbrella-company trainers.");
    // The condition is met, but the category, which does not include the indicator, decides first.
    assertThat(answer(skills, 3).reason()).isEqualTo(Reason.CATEGORY_NOT_CONCERNED);
    assertThat(Messages.in(Language.FR, answer(skills, 3).sentence()))
        .isEqualTo(
            "Non applicable : il ne concerne que ces catégories : actions de formation,"
                + " validation des acquis de l'expérience, apprentissage.");
    assertThat(answer(skills, 33).applicable()).isFalse();
  }

  @Test
  void indicatorThirtyThreeHasNoKnownSeverityYet() {
    Answer learners = answer(on(FIRST_DAY_OF_V10, EVERYTHING, APPRENTISSAGE), 33);

    assertThat(learners.reason()).isEqualTo(Reason.CATEGORY_CONCERNED);
    assertThat(learners.indicator().nonConformity()).isEqualTo(Indicator.NonConformity.UNKNOWN);
    assertThat(learners.indicator().changeFromPrevious().en()).startsWith("A new indicator: ");
  }

  private ApplicableIndicators on(LocalDate day, Activity activity, ActionCategory... categories) {
    return ApplicableIndicators.of(
        referentials.forAuditOn(day).orElseThrow(), Set.of(categories), activity);
  }

  private static Answer answer(ApplicableIndicators all, int number) {
    return all.answers().get(number - 1);
  }
}
