package io.qualitender.api.reference.referential;

import io.qualitender.kernel.text.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The indicators that apply to an organization: those of any of its categories, except those whose
 * condition it does not meet (décret n° 2019-565 du 6 juin 2019 and décret n° 2026-728 du 1er août
 * 2026, annexes; guide de lecture for the conditions). Each indicator of the version gets an answer
 * with a reason.
 */
public record ApplicableIndicators(Referential referential, List<Answer> answers) {

  /** Why an indicator applies or does not. */
  public enum Reason {
    COMMON_TO_ALL_CATEGORIES(true),
    CATEGORY_CONCERNED(true),
    CONDITION_MET(true),
    CATEGORY_NOT_CONCERNED(false),
    CONDITION_NOT_MET(false);

    private final boolean applicable;

    Reason(boolean applicable) {
      this.applicable = applicable;
    }
  }

  /** The answer for one indicator: a reason code and a sentence. */
  public record Answer(Indicator indicator, Reason reason, Text sentence) {
    public boolean applicable() {
      return reason.applicable;
    }
  }

  public ApplicableIndicators {
    answers = List.copyOf(answers);
  }

  /**
   * @param referential the version in force on the date of the audit
   * @param categories at least one
   */
  public static ApplicableIndicators of(
      Referential referential, Set<ActionCategory> categories, Activity activity) {
    return new ApplicableIndicators(
        referential,
        referential.indicators().stream()
            .map(indicator -> answer(indicator, categories, activity))
            .toList());
  }

  public int applicableCount() {
    return (int) answers.stream().filter(Answer::applicable).count();
  }

  private static Answer answer(
      Indicator indicator, Set<ActionCategory> requested, Activity activity) {
    Set<ActionCategory> concerned = EnumSet.noneOf(ActionCategory.class);
    concerned.addAll(indicator.categories());
    concerned.retainAll(requested);

    if (concerned.isEmpty()) {
      return new Answer(
          indicator,
          Reason.CATEGORY_NOT_CONCERNED,
          Text.of("referential.not_concerned", EnumSet.copyOf(indicator.categories())));
    }
    if (indicator.condition() != null) {
      boolean met = activity.meets(indicator.condition());
      Text because = indicator.condition().text(met);
      return met
          ? new Answer(
              indicator, Reason.CONDITION_MET, Text.of("referential.condition_met", because))
          : new Answer(
              indicator,
              Reason.CONDITION_NOT_MET,
              Text.of("referential.condition_not_met", because));
    }
    if (indicator.kind() == Indicator.Kind.COMMON) {
      return new Answer(indicator, Reason.COMMON_TO_ALL_CATEGORIES, Text.of("referential.common"));
    }
    return new Answer(
        indicator, Reason.CATEGORY_CONCERNED, Text.of("referential.concerned", concerned));
  }
}
