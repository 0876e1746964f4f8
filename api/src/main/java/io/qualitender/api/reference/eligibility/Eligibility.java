package io.qualitender.api.reference.eligibility;

import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a provider may apply for the certificate, and whether it must hold one.
 *
 * @param mayApply no refusal or withdrawal is too recent on the given day
 * @param readyForInitialAudit it may apply and has delivered an action in each category, which the
 *     initial audit requires but not the application
 * @param compulsory the funding it wants requires the certificate
 * @param earliestApplicationOn the first day from the given one on which it may apply
 */
public record Eligibility(
    boolean mayApply,
    boolean readyForInitialAudit,
    boolean compulsory,
    LocalDate earliestApplicationOn,
    List<Statement> reasons) {

  /** Applies to any provider of one of the four categories. */
  private static final String LABOUR_CODE = "Code du travail, art. L. 6313-1 et L. 6316-1";

  public enum Reason {
    /** It provides at least one of the four categories. */
    CATEGORIES_COVERED,
    COMPULSORY_FOR_FUNDING,
    /** With public funding, on a day before the obligation. */
    NOT_YET_COMPULSORY,
    /** Paid by the learner or the employer's own plan. */
    VOLUNTARY_WITHOUT_FUNDING,
    ACTION_NOT_DELIVERED,
    RECENT_REFUSAL_OR_WITHDRAWAL
  }

  /** A reason: its code, a text for people, and the legal basis. */
  public record Statement(Reason code, Text text, String legalBasis) {}

  public Eligibility {
    reasons = List.copyOf(reasons);
  }

  /**
   * @param rules the rules in force on the day the provider would apply
   */
  public static Eligibility of(EligibilityQuestion question, AuditRules rules) {
    List<Statement> reasons = new ArrayList<>();
    reasons.add(covered(question.categories()));

    boolean isObligatory = !question.applyOn().isBefore(rules.compulsorySince());
    boolean compulsory = question.publicFunding() && isObligatory;
    reasons.add(duty(question.publicFunding(), isObligatory, rules));

    Set<ActionCategory> notDelivered = EnumSet.copyOf(question.categories());
    notDelivered.removeAll(question.delivered());
    if (!notDelivered.isEmpty()) {
      reasons.add(notDelivered(notDelivered, rules));
    }

    LocalDate earliest = question.applyOn();
    if (question.lastRefusalOrWithdrawalOn() != null) {
      int months = rules.windows().newApplicationAfterRefusalOrWithdrawalMonths().value();
      LocalDate free = question.lastRefusalOrWithdrawalOn().plusMonths(months);
      if (free.isAfter(earliest)) {
        earliest = free;
        reasons.add(tooRecent(months, free, rules));
      }
    }
    boolean mayApply = earliest.equals(question.applyOn());
    return new Eligibility(
        mayApply, mayApply && notDelivered.isEmpty(), compulsory, earliest, reasons);
  }

  private static Statement covered(Set<ActionCategory> categories) {
    return new Statement(
        Reason.CATEGORIES_COVERED,
        Text.of("eligibility.covered", EnumSet.copyOf(categories)),
        LABOUR_CODE);
  }

  private static Statement duty(boolean publicFunding, boolean isObligatory, AuditRules rules) {
    List<String> funders = rules.publicFunders();
    LocalDate since = rules.compulsorySince();
    if (!publicFunding) {
      return new Statement(
          Reason.VOLUNTARY_WITHOUT_FUNDING, Text.of("eligibility.voluntary", funders), LABOUR_CODE);
    }
    return isObligatory
        ? new Statement(
            Reason.COMPULSORY_FOR_FUNDING,
            Text.of("eligibility.compulsory", since, funders),
            LABOUR_CODE)
        : new Statement(
            Reason.NOT_YET_COMPULSORY,
            Text.of("eligibility.not_yet_compulsory", since),
            LABOUR_CODE);
  }

  private static Statement notDelivered(Set<ActionCategory> missing, AuditRules rules) {
    return new Statement(
        Reason.ACTION_NOT_DELIVERED,
        Text.of("eligibility.not_delivered", missing),
        rules.legalBasis());
  }

  private static Statement tooRecent(int months, LocalDate free, AuditRules rules) {
    return new Statement(
        Reason.RECENT_REFUSAL_OR_WITHDRAWAL,
        Text.of("eligibility.too_recent", months, free),
        rules.legalBasis());
  }
}
