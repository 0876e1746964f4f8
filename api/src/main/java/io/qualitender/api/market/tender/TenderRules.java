package io.qualitender.api.market.tender;

import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.http.body.ChangedFields;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Validation of tenders. Given values are always checked; missing values only at publication.
 * Limits come from {@link TenderRuleSet}.
 */
final class TenderRules {

  private static final int ALL = 100;

  private final Versions<TenderRuleSet> rules;

  TenderRules(Versions<TenderRuleSet> rules) {
    this.rules = rules;
  }

  /**
   * Checks the given values; missing values are accepted.
   *
   * @param changes the changed fields, which alone are checked: a draft whose deadline is near can
   *     still be renamed
   */
  void checkGiven(Tender tender, ChangedFields changes, Instant now, Faults faults) {
    if (changes.affects("/closes_at")) {
      checkDeadline(tender, now, faults);
    }
    checkQuestionWindow(tender, changes, now, faults);
    checkWishedPeriod(tender, changes, now, faults);
    if (changes.affects("/criteria")) {
      checkCriteria(tender.terms().criteria(), faults);
    }
  }

  /** Checks all that publication requires of the tender itself. */
  void checkComplete(Tender tender, Instant now, Faults faults) {
    checkGiven(tender, ChangedFields.everything(), now, faults);
    require(
        tender.terms().title() != null && !tender.terms().title().isBlank(),
        "/title",
        Text.of("tender.give_title"),
        faults);
    Text period = Text.of("tender.give_wished_period");
    require(tender.terms().wishedFromOn() != null, "/wished_period/from_on", period, faults);
    require(tender.terms().wishedToOn() != null, "/wished_period/to_on", period, faults);
    require(
        tender.terms().auditMode() != null,
        "/audit_mode",
        Text.of("tender.give_audit_mode"),
        faults);
    require(
        tender.terms().closesAt() != null, "/closes_at", Text.of("tender.give_deadline"), faults);
    require(
        !tender.terms().criteria().isEmpty(), "/criteria", Text.of("tender.give_criteria"), faults);
  }

  /**
   * The last instant at which a body can be invited: it gets at least the minimum time that the
   * rules give all bodies.
   */
  Instant lastInvitation(Tender tender, Instant now) {
    int days = rules.asOf(Paris.dayOf(now)).deadline().minDaysAhead();
    return tender.terms().closesAt().minus(Duration.ofDays(days));
  }

  private void checkDeadline(Tender tender, Instant now, Faults faults) {
    if (tender.terms().closesAt() == null) {
      return;
    }
    TenderRuleSet.Deadline rule = rules.asOf(Paris.dayOf(now)).deadline();
    Instant earliest = now.plus(Duration.ofDays(rule.minDaysAhead()));
    Instant latest = now.plus(Duration.ofDays(rule.maxDaysAhead()));
    if (tender.terms().closesAt().isBefore(earliest)) {
      faults.at(
          "/closes_at",
          "too_early",
          Text.of("tender.closes_too_early", rule.minDaysAhead(), nextMinute(earliest)));
    } else if (tender.terms().closesAt().isAfter(latest)) {
      faults.at(
          "/closes_at", "too_late", Text.of("tender.closes_too_late", rule.maxDaysAhead(), latest));
    }
  }

  /** Messages show minutes: rounded up, so that the minute shown is accepted. */
  private static Instant nextMinute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  private static void checkQuestionWindow(
      Tender tender, ChangedFields changes, Instant now, Faults faults) {
    Instant end = tender.terms().questionsCloseAt();
    if (end == null || tender.terms().closesAt() == null) {
      return;
    }
    faults.check(
        !changes.affectsAny("/closes_at", "/questions_close_at")
            || !end.isAfter(tender.terms().closesAt()),
        "/questions_close_at",
        "after_deadline",
        Text.of("tender.questions_after_deadline"));
    faults.check(
        !changes.affects("/questions_close_at") || end.isAfter(now),
        "/questions_close_at",
        "in_the_past",
        Text.of("tender.questions_in_the_past"));
  }

  private static void checkWishedPeriod(
      Tender tender, ChangedFields changes, Instant now, Faults faults) {
    LocalDate from = tender.terms().wishedFromOn();
    LocalDate to = tender.terms().wishedToOn();
    if (from != null && to != null && changes.affects("/wished_period")) {
      faults.check(
          !to.isBefore(from),
          "/wished_period/to_on",
          "before_start",
          Text.of("tender.period_ends_before_start"));
    }
    if (to != null && changes.affects("/wished_period/to_on")) {
      faults.check(
          to.isAfter(Paris.dayOf(now)),
          "/wished_period/to_on",
          "in_the_past",
          Text.of("tender.period_over"));
    }
  }

  private static void checkCriteria(List<Criterion> criteria, Faults faults) {
    if (criteria.isEmpty() || faults.has("/criteria")) {
      return;
    }
    Set<CriterionCode> seen = EnumSet.noneOf(CriterionCode.class);
    int sum = 0;
    for (int i = 0; i < criteria.size(); i++) {
      sum += criteria.get(i).weight();
      faults.check(
          seen.add(criteria.get(i).code()),
          "/criteria/" + i + "/code",
          "repeated",
          Text.of("tender.criterion_repeated"));
    }
    faults.check(sum == ALL, "/criteria", "weights_sum", Text.of("tender.weights_sum", sum));
  }

  private static void require(boolean given, String pointer, Text what, Faults faults) {
    if (!given && !faults.has(pointer)) {
      faults.at(pointer, "required", what);
    }
  }
}
