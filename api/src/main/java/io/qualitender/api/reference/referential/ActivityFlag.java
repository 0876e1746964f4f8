package io.qualitender.api.reference.referential;

import io.qualitender.kernel.text.Text;
import java.util.Arrays;

/**
 * A fact about an organization that makes an indicator apply: the conditions of the referential's
 * "indicateurs spécifiques" and of its reading guide.
 */
public enum ActivityFlag {
  CERTIFYING(
      "CERTIFYING", Text.of("referential.certifying"), Text.of("referential.not_certifying")),
  WORK_STUDY("WORK_STUDY", Text.of("referential.work_study"), Text.of("referential.no_work_study")),
  WORK_BASED_PERIODS(
      "WORK_BASED_PERIODS",
      Text.of("referential.work_based_periods"),
      Text.of("referential.no_work_based_periods")),
  USES_SUBCONTRACTORS(
      "USES_SUBCONTRACTORS",
      Text.of("referential.subcontractors"),
      Text.of("referential.no_subcontractors")),
  LONGER_THAN_TWO_DAYS(
      "DURATION_GT_2_DAYS",
      Text.of("referential.longer_than_two_days"),
      Text.of("referential.two_days_or_less"));

  private final String dataCode;
  private final Text met;
  private final Text notMet;

  ActivityFlag(String dataCode, Text met, Text notMet) {
    this.dataCode = dataCode;
    this.met = met;
    this.notMet = notMet;
  }

  /** The part of a sentence stating that the condition is met or not. */
  Text text(boolean isMet) {
    return isMet ? met : notMet;
  }

  /**
   * @throws IllegalArgumentException for an unknown condition
   */
  static ActivityFlag ofDataCode(String code) {
    return Arrays.stream(values())
        .filter(flag -> flag.dataCode.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown condition " + code));
  }
}
