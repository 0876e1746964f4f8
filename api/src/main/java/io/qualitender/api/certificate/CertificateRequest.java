package io.qualitender.api.certificate;

import io.qualitender.api.referential.ActionCategory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** A certificate as its body granted it; its last day is computed, never sent. */
record CertificateRequest(
    @NotNull String certificationFileId,
    @NotBlank @Size(max = 50) String number,
    @NotNull LocalDate decidedOn,
    @NotNull LocalDate validFromOn,
    @NotNull @Size(min = 1, max = 4) List<@NotNull ActionCategory> actionCategories) {

  CertificateRules.Decision decision() {
    return new CertificateRules.Decision(decidedOn, validFromOn, actionCategories);
  }
}
