package io.qualitender.api.referential;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which indicators an organization is audited on: the union over the categories it asks for of the
 * indicators that list them, less those whose condition it does not meet (décret n° 2019-565 du 6
 * juin 2019 and décret n° 2026-728 du 1er août 2026, annexes; guide de lecture for the conditions).
 * Every indicator of the version gets an answer, and every answer its reason.
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

  /** One indicator's answer: the machine's reason and the sentence for people. */
  public record Answer(Indicator indicator, Reason reason, Words sentence) {
    public boolean applicable() {
      return reason.applicable;
    }
  }

  public ApplicableIndicators {
    answers = List.copyOf(answers);
  }

  /**
   * @param referential the version the audit's date decides
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

  private static Answer answer(Indicator indicator, Set<ActionCategory> asked, Activity activity) {
    Set<ActionCategory> concerned = EnumSet.noneOf(ActionCategory.class);
    concerned.addAll(indicator.categories());
    concerned.retainAll(asked);

    if (concerned.isEmpty()) {
      return new Answer(
          indicator,
          Reason.CATEGORY_NOT_CONCERNED,
          new Words(
              "Non applicable : il ne concerne que " + list(indicator.categories(), Words::fr),
              "Not applicable: it only concerns " + list(indicator.categories(), Words::en)));
    }
    if (indicator.condition() != null) {
      boolean met = activity.meets(indicator.condition());
      Words because = indicator.condition().words(met);
      return met
          ? new Answer(
              indicator,
              Reason.CONDITION_MET,
              new Words("Applicable : " + because.fr() + ".", "Applicable: " + because.en() + "."))
          : new Answer(
              indicator,
              Reason.CONDITION_NOT_MET,
              new Words(
                  "Non applicable : " + because.fr() + ".",
                  "Not applicable: " + because.en() + "."));
    }
    if (indicator.kind() == Indicator.Kind.COMMON) {
      return new Answer(
          indicator,
          Reason.COMMON_TO_ALL_CATEGORIES,
          new Words(
              "Applicable : indicateur commun à toutes les catégories d'actions.",
              "Applicable: common to every action category."));
    }
    return new Answer(
        indicator,
        Reason.CATEGORY_CONCERNED,
        new Words(
            "Applicable : il concerne " + list(concerned, Words::fr),
            "Applicable: it concerns " + list(concerned, Words::en)));
  }

  private static String list(Collection<ActionCategory> categories, Function<Words, String> word) {
    return EnumSet.copyOf(categories).stream()
        .map(ActionCategory::label)
        .map(word)
        .collect(Collectors.joining(", ", "", "."));
  }
}
