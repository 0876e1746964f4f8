package io.qualitender.api.quote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** A new quote on the wire: for which invitation, and what {@link QuoteRequest} holds. */
record QuoteCreateRequest(
    @NotNull @Size(min = 1, max = 64) String invitationId,
    @Valid QuoteRequest.AuditDays auditDays,
    @Min(0) @Max(10_000) Integer vatRateBp,
    @Size(min = 1, max = 200) String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    @Valid @Size(max = 12) List<QuoteRequest.@NotNull Line> lines) {

  QuoteRequest quote() {
    return new QuoteRequest(
        auditDays, vatRateBp, vatExemptionReason, earliestAuditOn, validUntilOn, lines);
  }
}
