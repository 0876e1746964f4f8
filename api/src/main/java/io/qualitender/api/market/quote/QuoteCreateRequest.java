package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** A new quote on the wire: the invitation and the fields of {@link QuoteRequest}. */
record QuoteCreateRequest(
    @NotNull @TextLength(max = 64) String invitationId,
    @Valid QuoteRequest.AuditDays auditDays,
    @Min(0) @Max(10_000) Integer vatRateBp,
    @VisibleText(max = 200) String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    @Valid @Size(max = QuoteRequest.MAX_LINES) List<QuoteRequest.@NotNull Line> lines,
    @Valid QuoteTerms terms) {

  QuoteRequest quote() {
    return new QuoteRequest(
        auditDays, vatRateBp, vatExemptionReason, earliestAuditOn, validUntilOn, lines, terms);
  }
}
