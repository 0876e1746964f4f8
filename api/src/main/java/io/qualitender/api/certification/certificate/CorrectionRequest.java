package io.qualitender.api.certification.certificate;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The corrected values of a record; absent values stay as they are. */
record CorrectionRequest(
    @NotNull @Valid Reason<CorrectionCode> reason,
    @VisibleText(max = 50) String number,
    LocalDate decidedOn,
    LocalDate validFromOn,
    @Distinct @Size(min = 1, max = 4) List<@NotNull ActionCategory> actionCategories) {

  void check(Faults faults) {
    faults.check(
        number != null || decidedOn != null || validFromOn != null || actionCategories != null,
        "",
        "required",
        Text.of("certificate.nothing_corrected"));
  }

  /** Adds a fault where the correction changes nothing. */
  void checkDiffers(Certificate wrong, Faults faults) {
    CertificateRules.Decision right = decisionOn(wrong);
    boolean same =
        (number == null || number.strip().equals(wrong.number()))
            && right.decidedOn().equals(wrong.decidedOn())
            && right.validFromOn().equals(wrong.validFromOn())
            && Set.copyOf(right.actionCategories()).equals(Set.copyOf(wrong.actionCategories()));
    faults.check(!same, "", "unchanged", Text.of("certificate.unchanged"));
  }

  /** The decision as it should have been recorded. */
  CertificateRules.Decision decisionOn(Certificate wrong) {
    return new CertificateRules.Decision(
        decidedOn == null ? wrong.decidedOn() : decidedOn,
        validFromOn == null ? wrong.validFromOn() : validFromOn,
        actionCategories == null ? wrong.actionCategories() : actionCategories);
  }
}
