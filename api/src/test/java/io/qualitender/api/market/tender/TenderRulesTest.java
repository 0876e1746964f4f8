package io.qualitender.api.market.tender;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.api.reference.referential.Versions.Version;
import io.qualitender.kernel.http.body.ChangedFields;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Validation of tenders: deadline, weights, completeness for publication. */
class TenderRulesTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private final TenderRuleSet terms = TenderRuleSet.load();
  private final TenderRules rules = new TenderRules(TenderRuleSet.versions());

  @Test
  void deadlineIsAtLeastFourDaysAhead() {
    Instant fourDays = NOW.plus(Duration.ofDays(4));
    assertThat(faultsOf(tender(fourDays).draft())).isEmpty();
    assertThat(faultsOf(tender(fourDays.minusMillis(1)).draft()))
        .containsExactly("/closes_at too_early");
  }

  /** Fails if one fixed file is read: the older rules apply until the day of the newer ones. */
  @Test
  void deadlineIsCheckedByTheRulesOfTheDay() {
    LocalDate today = LocalDate.parse("2026-12-01");
    TenderRuleSet usual = TenderRuleSet.versions().asOf(today);
    TenderRuleSet strict =
        new TenderRuleSet(
            "strict",
            today.plusDays(1),
            usual.source(),
            new TenderRuleSet.Deadline(10, 15, 20),
            usual.quote(),
            usual.award(),
            usual.defaultMinQuotes(),
            usual.defaultCriteria(),
            usual.abnormallyLow(),
            usual.ranking(),
            usual.warnings());
    TenderRules both =
        new TenderRules(
            new Versions<>(
                List.of(
                    new Version<>("usual", today, usual),
                    new Version<>("strict", today.plusDays(1), strict))));
    Instant tomorrow = NOW.plus(Duration.ofDays(1));

    Faults before = new Faults();
    both.checkGiven(
        tender(NOW.plus(Duration.ofDays(5))).draft(), ChangedFields.everything(), NOW, before);
    Faults after = new Faults();
    both.checkGiven(
        tender(tomorrow.plus(Duration.ofDays(5))).draft(),
        ChangedFields.everything(),
        tomorrow,
        after);

    assertThat(before.list()).isEmpty();
    assertThat(after.list()).extracting(Fault::code).containsExactly("too_early");
  }

  @Test
  void deadlineIsAtMostAYearAhead() {
    assertThat(faultsOf(tender(NOW.plus(Duration.ofDays(366))).draft()))
        .containsExactly("/closes_at too_late");
  }

  @Test
  void questionsCloseInTheFutureAndByTheDeadline() {
    Instant deadline = NOW.plus(Duration.ofDays(14));
    assertThat(faultsOf(tender(deadline).questionsCloseAt(deadline).draft())).isEmpty();
    assertThat(faultsOf(tender(deadline).questionsCloseAt(deadline.plusMillis(1)).draft()))
        .containsExactly("/questions_close_at after_deadline");
    assertThat(faultsOf(tender(deadline).questionsCloseAt(NOW).draft()))
        .containsExactly("/questions_close_at in_the_past");
  }

  @Test
  void weightsSumToAHundredAndCriteriaAreUnique() {
    Instant deadline = NOW.plus(Duration.ofDays(14));
    Criterion[] short99 = {
      new Criterion(CriterionCode.CYCLE_COST, 60), new Criterion(CriterionCode.LEAD_TIME, 39)
    };
    Criterion[] twice = {
      new Criterion(CriterionCode.CYCLE_COST, 60), new Criterion(CriterionCode.CYCLE_COST, 40)
    };
    assertThat(faultsOf(tender(deadline).criteria(short99).draft()))
        .containsExactly("/criteria weights_sum");
    assertThat(faultsOf(tender(deadline).criteria(twice).draft()))
        .containsExactly("/criteria/1/code repeated");
  }

  @Test
  void publicationReportsAllMissingValues() {
    Faults faults = new Faults();
    rules.checkComplete(bare(), NOW, faults);
    assertThat(words(faults))
        .containsExactly(
            "/title required",
            "/wished_period/from_on required",
            "/wished_period/to_on required",
            "/audit_mode required",
            "/closes_at required",
            "/criteria required");
  }

  @Test
  void defaultsAreValid() {
    int sum = terms.defaultCriteria().stream().mapToInt(Criterion::weight).sum();
    assertThat(sum).isEqualTo(100);
    assertThat(terms.deadline().defaultDaysAhead())
        .isGreaterThanOrEqualTo(terms.deadline().minDaysAhead());
  }

  private List<String> faultsOf(Tender tender) {
    Faults faults = new Faults();
    rules.checkGiven(tender, ChangedFields.everything(), NOW, faults);
    return words(faults);
  }

  private static List<String> words(Faults faults) {
    return faults.list().stream().map(TenderRulesTest::word).toList();
  }

  private static String word(Fault fault) {
    return fault.pointer() + " " + fault.code();
  }

  private static TenderFixture tender(Instant closesAt) {
    return TenderFixture.at(NOW).closesAt(closesAt);
  }

  /** A draft of the reminder, without criteria: of what it must give it has only the kind. */
  private Tender bare() {
    Tender renewal =
        Tender.renewal(UUID.randomUUID(), Tender.Terms.ofRenewal(terms), UUID.randomUUID(), NOW);
    Tender.Terms known = renewal.terms();
    return renewal.with(
        new Tender.Terms(
            known.kind(), null, null, known.auditMode(), "fr", null, null, 2, List.of()),
        NOW);
  }
}
