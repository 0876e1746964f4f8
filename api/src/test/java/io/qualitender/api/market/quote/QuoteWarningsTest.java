package io.qualitender.api.market.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteFixture;
import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.PublicationFixture;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Warnings about accepted values of a quote. */
class QuoteWarningsTest {

  private static final Instant DEADLINE = Instant.parse("2026-12-15T11:00:00Z");
  private static final LocalDate FROM = LocalDate.parse("2027-02-01");
  private static final LocalDate TO = LocalDate.parse("2027-04-30");

  private static Publication publication(TenderKind kind, StatutoryDays days) {
    return new Publication(
        UUID.randomUUID(),
        UUID.randomUUID(),
        PublicationFixture.of(kind).wished(FROM, TO).statutoryDays(days).content(),
        DEADLINE,
        DEADLINE);
  }

  private static StatutoryDays.Length length(int halfDays, boolean indicative, HalfDays confirmed) {
    return new StatutoryDays.Length(new HalfDays(halfDays), indicative, confirmed);
  }

  /** A day and a half of which a day is confirmed; half a day of surveillance, confirmed. */
  private static final Publication INITIAL =
      publication(
          TenderKind.INITIAL,
          new StatutoryDays(length(3, true, new HalfDays(2)), null, length(1, false, null)));

  private static QuoteContent quote(
      long main, long surveillance, Integer mainHalfDays, String earliest, String validUntil) {
    return QuoteFixture.of(
            QuoteLine.priced(CostLine.SURVEILLANCE_AUDIT, surveillance),
            QuoteLine.priced(CostLine.MAIN_AUDIT, main))
        .halfDays(mainHalfDays, 1)
        .earliestAuditOn(earliest == null ? null : LocalDate.parse(earliest))
        .validUntilOn(LocalDate.parse(validUntil))
        .content();
  }

  private static List<String> warned(Publication publication, QuoteContent content) {
    return warned(publication, content, "2026-11-26");
  }

  private static List<String> warned(Publication publication, QuoteContent content, String rules) {
    return QuoteWarnings.of(
            content,
            publication,
            PriceGuide.load(),
            TenderRuleSet.versions().of(rules).orElseThrow())
        .stream()
        .map(warning -> warning.pointer() + " " + warning.code())
        .toList();
  }

  @Test
  void realisticQuoteHasNoWarning() {
    assertThat(warned(INITIAL, quote(110_000, 70_000, 3, "2027-02-10", "2027-03-31"))).isEmpty();
    assertThat(warned(INITIAL, quote(110_000, 70_000, null, null, "2027-03-31"))).isEmpty();
  }

  @Test
  void tooFewDaysGiveAWarningByConfirmation() {
    assertThat(warned(INITIAL, quote(110_000, 70_000, 2, "2027-02-10", "2027-03-31")))
        .containsExactly("/audit_days/main below_indicative");
    assertThat(warned(INITIAL, quote(110_000, 70_000, 1, "2027-02-10", "2027-03-31")))
        .containsExactly("/audit_days/main below_minimum");
  }

  /** Half of the lowest published price: 450 euros for an initial audit, 250 for surveillance. */
  @Test
  void veryLowAuditPriceGivesAWarning() {
    assertThat(warned(INITIAL, quote(2_200, 2_200, 3, "2027-02-10", "2027-03-31")))
        .containsExactly("/lines/0/amount audit_price_low", "/lines/1/amount audit_price_low");
    assertThat(warned(INITIAL, quote(45_000, 25_000, 3, "2027-02-10", "2027-03-31"))).isEmpty();
    assertThat(warned(INITIAL, quote(44_999, 25_000, 3, "2027-02-10", "2027-03-31")))
        .containsExactly("/lines/0/amount audit_price_low");
    Publication transfer =
        publication(TenderKind.TRANSFER, new StatutoryDays(null, null, length(1, false, null)));
    assertThat(warned(transfer, quote(2_200, 70_000, 3, "2027-02-10", "2027-03-31"))).isEmpty();
  }

  @Test
  void thresholdIsThatOfTheTendersRules() {
    assertThat(warned(INITIAL, quote(2_200, 2_200, 3, "2027-02-10", "2027-03-31"), "2026-11-24"))
        .isEmpty();
  }

  @Test
  void auditAfterValidityOrOutsideThePeriodGivesAWarning() {
    assertThat(warned(INITIAL, quote(110_000, 70_000, 3, "2027-04-01", "2027-03-31")))
        .containsExactly("/earliest_audit_on audit_after_validity");
    assertThat(warned(INITIAL, quote(110_000, 70_000, 3, "2027-05-01", "2027-06-30")))
        .containsExactly("/earliest_audit_on outside_wished_period");
    assertThat(warned(INITIAL, quote(110_000, 70_000, 3, "2027-01-31", "2027-06-30")))
        .containsExactly("/earliest_audit_on outside_wished_period");
    assertThat(warned(INITIAL, quote(110_000, 70_000, 3, "2027-04-30", "2027-04-30"))).isEmpty();
  }

  @Test
  void warningsAreInTheReadersLanguage() {
    var warning =
        QuoteWarnings.of(
                quote(2_200, 70_000, 3, "2027-02-10", "2027-03-31"),
                INITIAL,
                PriceGuide.load(),
                TenderRuleSet.load())
            .get(0);

    assertThat(Messages.in(Language.FR, warning.detail()).replace('\u00A0', ' '))
        .contains("22 €", "900 €");
    assertThat(Messages.in(Language.EN, warning.detail())).contains("main audit", "€22", "€900");
  }
}
