package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.PriceView;
import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A quote as its body reads it: the working copy with its costs.
 *
 * @param pendingChanges whether a working copy differs from what was submitted
 */
record QuoteView(
    String id,
    String object,
    QuoteState state,
    List<String> allowedActions,
    List<Fault> blockers,
    List<Warning> warnings,
    String invitationId,
    String tenderId,
    PriceView.Days auditDays,
    String currency,
    Integer vatRateBp,
    String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    List<PriceView.Line> lines,
    QuoteTerms terms,
    PriceView.Cycle cycleCost,
    PriceView.PerDay costPerAuditDay,
    Integer submittedRevision,
    Instant receivedAt,
    boolean pendingChanges,
    Receipt receipt,
    QuoteRow.Outcome outcome,
    Instant closesAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * The receipt of a submission.
   *
   * @param contentSha256 SHA-256 in hexadecimal, computed on receipt
   */
  record Receipt(
      String quoteId, String tenderId, int revision, Instant receivedAt, String contentSha256) {}
}
