package io.qualitender.api.reference.web;

import io.qualitender.api.reference.eligibility.Eligibility;
import io.qualitender.api.reference.eligibility.Eligibility.Reason;
import io.qualitender.api.reference.eligibility.EligibilityQuestion;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.text.Text;
import java.time.LocalDate;
import java.util.List;

/** Whether a provider may apply, is ready for the audit and must be certified, and why. */
record EligibilityView(
    String object,
    List<ActionCategory> actionCategories,
    LocalDate applyOn,
    boolean mayApply,
    LocalDate earliestApplicationOn,
    boolean readyForInitialAudit,
    boolean compulsory,
    List<ReasonView> reasons,
    LocalDate rulesEffectiveFromOn) {

  record ReasonView(Reason code, Text text, String legalBasis) {}

  static EligibilityView of(
      EligibilityQuestion question, Eligibility eligibility, LocalDate rulesEffectiveFromOn) {
    return new EligibilityView(
        "eligibility",
        List.copyOf(question.categories()),
        question.applyOn(),
        eligibility.mayApply(),
        eligibility.earliestApplicationOn(),
        eligibility.readyForInitialAudit(),
        eligibility.compulsory(),
        eligibility.reasons().stream()
            .map(reason -> new ReasonView(reason.code(), reason.text(), reason.legalBasis()))
            .toList(),
        rulesEffectiveFromOn);
  }
}
