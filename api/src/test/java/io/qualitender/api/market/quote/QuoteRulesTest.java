package io.qualitender.api.market.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteFixture;
import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.problem.Faults;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a quote needs to be submitted: the cost lines of docs/domain.md, 9, and dates after the
 * deadline.
 */
class QuoteRulesTest {

  /** 00:30 on 16 December in Paris, still the 15th in UTC: days are Paris days. */
  private static final Instant DEADLINE = Instant.parse("2026-12-15T23:30:00Z");

  private static final LocalDate DEADLINE_DAY = LocalDate.of(2026, 12, 16);

  private final QuoteRules rules = new QuoteRules(PriceGuide.load(), TenderRuleSet.load());

  @Test
  void completeQuoteCanBeSubmitted() {
    assertThat(faultsOf(complete(DEADLINE_DAY.plusDays(1), DEADLINE_DAY.plusDays(30)))).isEmpty();
  }

  @Test
  void emptyQuoteReportsAllMissingValues() {
    assertThat(faultsOf(QuoteFixture.empty()))
        .containsExactly(
            "/lines line_missing",
            "/lines line_missing",
            "/lines line_missing",
            "/lines line_missing",
            "/lines line_missing",
            "/lines line_missing",
            "/lines line_missing",
            "/audit_days/main required",
            "/audit_days/surveillance required",
            "/vat_rate_bp required",
            "/earliest_audit_on required",
            "/valid_until_on required");
  }

  @Test
  void quoteIsValidThirtyDaysAfterTheDeadlinesDayInParis() {
    assertThat(faultsOf(complete(DEADLINE_DAY.plusDays(1), DEADLINE_DAY.plusDays(29))))
        .containsExactly("/valid_until_on too_early");
  }

  @Test
  void auditIsAfterTheDeadlinesDay() {
    assertThat(faultsOf(complete(DEADLINE_DAY, DEADLINE_DAY.plusDays(30))))
        .containsExactly("/earliest_audit_on too_early");
  }

  @Test
  void exemptionReasonIsRequiredOnlyWithoutVat() {
    QuoteContent exempt = complete(DEADLINE_DAY.plusDays(1), DEADLINE_DAY.plusDays(30));
    assertThat(faultsOf(with(exempt, 0, null))).containsExactly("/vat_exemption_reason required");
    assertThat(faultsOf(with(exempt, 2000, "art. 261-4-4° CGI")))
        .containsExactly("/vat_exemption_reason not_exempt");
    assertThat(faultsOf(with(exempt, 0, "art. 293 B CGI"))).isEmpty();
  }

  @Test
  void requiredLineCannotBeNotOffered() {
    QuoteContent content = complete(DEADLINE_DAY.plusDays(1), DEADLINE_DAY.plusDays(30));
    List<QuoteLine> lines =
        content.lines().stream()
            .map(
                line ->
                    line.code() == CostLine.TRAVEL_MAIN
                        ? QuoteLine.notOffered(CostLine.TRAVEL_MAIN)
                        : line)
            .toList();
    QuoteContent changed = QuoteFixture.like(content, lines).content();
    assertThat(faultsOf(changed)).contains("/lines line_required");
  }

  private static QuoteContent plus(QuoteContent content, QuoteLine line) {
    List<QuoteLine> lines = new ArrayList<>(content.lines());
    lines.add(line);
    return QuoteFixture.like(content, lines).content();
  }

  @Test
  void discountHasAConditionAndDoesNotExceedTheRest() {
    QuoteContent content = complete(DEADLINE_DAY.plusDays(1), DEADLINE_DAY.plusDays(30));
    String words = "Signature avant le 15 janvier.";

    assertThat(faultsOf(plus(content, discount(215_000, words)))).isEmpty();
    assertThat(faultsOf(plus(content, discount(215_001, words))))
        .containsExactly("/lines discount_too_large");
    assertThat(faultsOf(plus(content, discount(1, null))))
        .containsExactly("/lines discount_incomplete");
    assertThat(faultsOf(plus(content, QuoteLine.included(CostLine.DISCOUNT))))
        .containsExactly("/lines discount_incomplete");
  }

  private static QuoteLine discount(long cents, String condition) {
    return new QuoteLine(CostLine.DISCOUNT, cents, false, false, condition);
  }

  @Test
  void onlyUncountedLinesMayBeNotOffered() {
    QuoteContent content = complete(DEADLINE_DAY.plusDays(1), DEADLINE_DAY.plusDays(30));

    assertThat(faultsOf(plus(content, QuoteLine.notOffered(CostLine.MOCK_AUDIT)))).isEmpty();
    assertThat(faultsOf(plus(content, QuoteLine.notOffered(CostLine.EXPRESS_SURCHARGE))))
        .containsExactly("/lines line_required");
  }

  private List<String> faultsOf(QuoteContent content) {
    Faults faults = new Faults();
    Publication publication =
        new Publication(UUID.randomUUID(), UUID.randomUUID(), null, DEADLINE, DEADLINE);
    rules.checkComplete(content, publication, faults);
    return faults.list().stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }

  private static QuoteContent complete(LocalDate earliest, LocalDate validUntil) {
    return new QuoteContent(
        List.of(
            QuoteLine.priced(CostLine.APPLICATION_FEE, 15_000),
            QuoteLine.priced(CostLine.MAIN_AUDIT, 110_000),
            QuoteLine.priced(CostLine.SURVEILLANCE_AUDIT, 70_000),
            QuoteLine.included(CostLine.CERTIFICATE_FEE),
            QuoteLine.priced(CostLine.ANNUAL_FEE, 0),
            QuoteLine.priced(CostLine.TRAVEL_MAIN, 12_000),
            QuoteLine.priced(CostLine.TRAVEL_SURVEILLANCE, 8_000)),
        2,
        1,
        2000,
        null,
        earliest,
        validUntil,
        null);
  }

  private static QuoteContent with(QuoteContent content, int vatRateBp, String reason) {
    return new QuoteContent(
        content.lines(),
        content.mainHalfDays(),
        content.surveillanceHalfDays(),
        vatRateBp,
        reason,
        content.earliestAuditOn(),
        content.validUntilOn(),
        null);
  }
}
