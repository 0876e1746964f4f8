package io.qualitender.api.reference.web;

import io.qualitender.api.reference.referential.ActivityFlag;
import io.qualitender.api.reference.referential.ApplicableIndicators;
import io.qualitender.api.reference.referential.ApplicableIndicators.Answer;
import io.qualitender.api.reference.referential.ApplicableIndicators.Reason;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Indicator;
import io.qualitender.api.reference.referential.Referential;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Text;
import java.time.LocalDate;
import java.util.List;

/** All indicators of the applicable version, whether each applies, and why. */
record ApplicableIndicatorsView(
    String object,
    String referential,
    LocalDate auditOn,
    int applicableCount,
    int indicatorCount,
    List<String> provisionalNotes,
    List<String> legalBasis,
    List<Item> items) {

  /**
   * @param provisional the version's reading guide is not published: grades, conditions and
   *     adaptations are those of the previous version, or unknown
   */
  record Item(
      int number,
      int criterion,
      String label,
      boolean applicable,
      Reason reasonCode,
      Text reason,
      Indicator.NonConformity nonConformity,
      boolean provisional,
      ActivityFlag condition,
      String conditionNote,
      String changeFromPrevious) {}

  static ApplicableIndicatorsView of(
      LocalDate auditOn, ApplicableIndicators applicable, Language language) {
    Referential decided = applicable.referential();
    return new ApplicableIndicatorsView(
        "applicable_indicators",
        decided.code(),
        auditOn,
        applicable.applicableCount(),
        decided.indicatorCount(),
        BilingualText.in(language, decided.provisional()),
        decided.legalBasis(),
        applicable.answers().stream()
            .map(answer -> item(answer, decided.isProvisional(), language))
            .toList());
  }

  private static Item item(Answer answer, boolean provisional, Language language) {
    Indicator indicator = answer.indicator();
    return new Item(
        indicator.number(),
        indicator.criterion(),
        indicator.label().in(language),
        answer.applicable(),
        answer.reason(),
        answer.sentence(),
        indicator.nonConformity(),
        provisional,
        indicator.condition(),
        BilingualText.in(language, indicator.conditionNote()),
        BilingualText.in(language, indicator.changeFromPrevious()));
  }
}
