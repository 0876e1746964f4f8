package io.qualitender.api.certificate;

import io.qualitender.api.referential.ActionCategory;
import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Faults;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** What was wrong with a record, given anew; what is absent stays as it was. */
record CorrectionRequest(
    @NotNull @Valid Reason reason,
    @VisibleText(max = 50) String number,
    LocalDate decidedOn,
    LocalDate validFromOn,
    @Distinct @Size(min = 1, max = 4) List<@NotNull ActionCategory> actionCategories) {

  /**
   * @param text the body's own words; may be null
   */
  record Reason(@NotNull CorrectionCode code, @VisibleText(max = 1000) String text) {}

  void check(Faults faults) {
    faults.check(
        number != null || decidedOn != null || validFromOn != null || actionCategories != null,
        "",
        "required",
        "Give at least one of number, decided_on, valid_from_on, action_categories anew.");
  }

  /** The decision as it should have been recorded. */
  CertificateRules.Decision decisionOn(Certificate wrong) {
    return new CertificateRules.Decision(
        decidedOn == null ? wrong.decidedOn() : decidedOn,
        validFromOn == null ? wrong.validFromOn() : validFromOn,
        actionCategories == null ? wrong.actionCategories() : actionCategories);
  }
}
