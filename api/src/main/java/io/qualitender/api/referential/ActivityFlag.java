package io.qualitender.api.referential;

import java.util.Arrays;

/**
 * What an organization does that switches an indicator on: the conditions of the referential's
 * "indicateurs spécifiques" and of its reading guide.
 */
public enum ActivityFlag {
  CERTIFYING(
      "CERTIFYING",
      new Words(
          "vos prestations conduisent à une certification professionnelle",
          "your services lead to a professional certification"),
      new Words(
          "aucune de vos prestations ne conduit à une certification professionnelle",
          "none of your services leads to a professional certification")),
  WORK_STUDY(
      "WORK_STUDY",
      new Words("vous formez en alternance", "you run work-study courses"),
      new Words("vous ne formez pas en alternance", "you run no work-study course")),
  WORK_BASED_PERIODS(
      "WORK_BASED_PERIODS",
      new Words(
          "vos prestations comprennent des périodes en situation de travail",
          "your services include periods in a work setting"),
      new Words(
          "vos prestations ne comprennent aucune période en situation de travail",
          "your services include no period in a work setting")),
  USES_SUBCONTRACTORS(
      "USES_SUBCONTRACTORS",
      new Words(
          "vous faites appel à des sous-traitants ou au portage salarial",
          "you use subcontractors or umbrella-company trainers"),
      new Words(
          "vous ne faites appel ni à des sous-traitants ni au portage salarial",
          "you use neither subcontractors nor umbrella-company trainers")),
  LONGER_THAN_TWO_DAYS(
      "DURATION_GT_2_DAYS",
      new Words(
          "vos prestations durent plus de deux jours", "your services last more than two days"),
      new Words(
          "aucune de vos prestations ne dure plus de deux jours",
          "none of your services lasts more than two days"));

  private final String dataCode;
  private final Words met;
  private final Words notMet;

  ActivityFlag(String dataCode, Words met, Words notMet) {
    this.dataCode = dataCode;
    this.met = met;
    this.notMet = notMet;
  }

  /** The end of a sentence that says the condition holds, or that it does not. */
  Words words(boolean holds) {
    return holds ? met : notMet;
  }

  /**
   * @throws IllegalArgumentException for a condition the data files may not name
   */
  static ActivityFlag ofDataCode(String code) {
    return Arrays.stream(values())
        .filter(flag -> flag.dataCode.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown condition " + code));
  }
}
