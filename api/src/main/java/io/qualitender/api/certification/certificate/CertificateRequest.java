package io.qualitender.api.certification.certificate;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** A certificate to record; its last day is computed, never sent. */
record CertificateRequest(
    @NotNull @TextLength(max = 64) String certificationFileId,
    @NotNull @VisibleText(max = 50) String number,
    @NotNull LocalDate decidedOn,
    @NotNull LocalDate validFromOn,
    @NotNull @Distinct @Size(min = 1, max = 4) List<@NotNull ActionCategory> actionCategories) {

  CertificateRules.Decision decision() {
    return new CertificateRules.Decision(decidedOn, validFromOn, actionCategories);
  }
}
