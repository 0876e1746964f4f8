package io.qualitender.api.reference.web;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.ActivityFlag;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Indicator;
import io.qualitender.api.reference.referential.Referential;
import io.qualitender.kernel.text.Language;
import java.time.LocalDate;
import java.util.List;

/** One version of the national quality framework, with all its indicators. */
record ReferentialView(
    String object,
    String version,
    LocalDate effectiveFromOn,
    LocalDate effectiveUntilOn,
    int indicatorCount,
    boolean provisional,
    List<String> provisionalNotes,
    List<String> legalBasis,
    List<CriterionView> criteria,
    List<IndicatorView> indicators) {

  /** A version in a list: its dates and legal basis. */
  record Summary(
      String object,
      String version,
      LocalDate effectiveFromOn,
      LocalDate effectiveUntilOn,
      int indicatorCount,
      boolean provisional,
      List<String> legalBasis) {

    static Summary of(Referential referential) {
      return new Summary(
          "referential_summary",
          referential.code(),
          referential.effectiveFrom(),
          referential.effectiveUntil(),
          referential.indicatorCount(),
          referential.isProvisional(),
          referential.legalBasis());
    }
  }

  record CriterionView(int number, String label) {}

  record IndicatorView(
      int number,
      int criterion,
      Indicator.Kind kind,
      String label,
      List<ActionCategory> actionCategories,
      ActivityFlag condition,
      String conditionNote,
      Indicator.NonConformity nonConformity,
      String minorWhen,
      boolean newEntrantAdapted,
      String newEntrantRule,
      Boolean reviewedAtEverySurveillance,
      Boolean inLightenedInitialAudit,
      List<String> typicalEvidenceFr,
      String changeFromPrevious) {

    static IndicatorView of(Indicator indicator, Language language) {
      return new IndicatorView(
          indicator.number(),
          indicator.criterion(),
          indicator.kind(),
          indicator.label().in(language),
          indicator.categories().stream().sorted().toList(),
          indicator.condition(),
          BilingualText.in(language, indicator.conditionNote()),
          indicator.nonConformity(),
          BilingualText.in(language, indicator.minorWhen()),
          indicator.newEntrantAdapted(),
          BilingualText.in(language, indicator.newEntrantRule()),
          indicator.reviewedAtEverySurveillance(),
          indicator.inLightenedInitialAudit(),
          indicator.typicalEvidenceFr(),
          BilingualText.in(language, indicator.changeFromPrevious()));
    }
  }

  static ReferentialView of(Referential referential, Language language) {
    return new ReferentialView(
        "referential",
        referential.code(),
        referential.effectiveFrom(),
        referential.effectiveUntil(),
        referential.indicatorCount(),
        referential.isProvisional(),
        BilingualText.in(language, referential.provisional()),
        referential.legalBasis(),
        referential.criteria().stream()
            .map(criterion -> new CriterionView(criterion.number(), criterion.label().in(language)))
            .toList(),
        referential.indicators().stream()
            .map(indicator -> IndicatorView.of(indicator, language))
            .toList());
  }
}
