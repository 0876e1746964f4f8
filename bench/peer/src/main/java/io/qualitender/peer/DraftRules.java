package io.qualitender.peer;

import io.qualitender.api.file.certificationfile.CycleAct;
import io.qualitender.api.file.certificationfile.CyclePhase;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import io.qualitender.peer.DraftFacts.Cycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is checked of a draft's values, and what it lacks for publication. */
final class DraftRules {

  private static final Set<CyclePhase> CHOOSING_OR_OVER =
      EnumSet.of(
          CyclePhase.BODY_CHOICE, CyclePhase.CLOSED, CyclePhase.REFUSED, CyclePhase.ABANDONED);

  private DraftRules() {}

  static Faults given(Tender tender, Instant now, TenderRuleSet rules) {
    Faults faults = new Faults();
    int least = rules.deadline().minDaysAhead();
    int most = rules.deadline().maxDaysAhead();
    Instant earliest = now.plus(Duration.ofDays(least));
    Instant latest = now.plus(Duration.ofDays(most));
    if (tender.closesAt().isBefore(earliest)) {
      Instant minute = earliest.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
      faults.at("/closes_at", "too_early", Text.of("tender.closes_too_early", least, minute));
    } else if (tender.closesAt().isAfter(latest)) {
      faults.at("/closes_at", "too_late", Text.of("tender.closes_too_late", most, latest));
    }
    Instant questions = tender.questionsCloseAt();
    if (questions != null) {
      faults.check(
          !questions.isAfter(tender.closesAt()),
          "/questions_close_at",
          "after_deadline",
          Text.of("tender.questions_after_deadline"));
      faults.check(
          questions.isAfter(now),
          "/questions_close_at",
          "in_the_past",
          Text.of("tender.questions_in_the_past"));
    }
    LocalDate to = tender.wishedToOn();
    if (to != null) {
      faults.check(
          !to.isBefore(tender.wishedFromOn()),
          "/wished_period/to_on",
          "before_start",
          Text.of("tender.period_ends_before_start"));
      faults.check(
          to.isAfter(Paris.dayOf(now)),
          "/wished_period/to_on",
          "in_the_past",
          Text.of("tender.period_over"));
    }
    int sum = tender.criteria().stream().mapToInt(Criterion::weight).sum();
    long codes = tender.criteria().stream().map(Criterion::code).distinct().count();
    faults.check(
        codes == tender.criteria().size(),
        "/criteria",
        "repeated",
        Text.of("tender.criterion_repeated"));
    faults.check(sum == 100, "/criteria", "weights_sum", Text.of("tender.weights_sum", sum));
    return faults;
  }

  /** The blockers of a new draft, which has no invitations yet. */
  static Faults missing(
      Tender tender, Instant now, TenderRuleSet rules, DraftFacts facts, boolean isFictional) {
    Faults faults = given(tender, now, rules);
    String title = tender.title();
    required(faults, title != null && !title.isBlank(), "/title", "tender.give_title");
    String period = "tender.give_wished_period";
    required(faults, tender.wishedFromOn() != null, "/wished_period/from_on", period);
    required(faults, tender.wishedToOn() != null, "/wished_period/to_on", period);
    required(faults, tender.auditMode() != null, "/audit_mode", "tender.give_audit_mode");
    required(faults, false, "/invitations", "tender.invite_one");
    certification(facts.cycles(), Paris.dayOf(now), tender.kind(), faults);
    if (!isFictional) {
      identity(facts, faults);
    }
    return faults;
  }

  private static void certification(
      List<Cycle> newestFirst, LocalDate today, TenderKind kind, Faults faults) {
    CyclePhase phase =
        newestFirst.get(0).hasEndedBy(today) ? CyclePhase.CLOSED : newestFirst.get(0).phase();
    boolean valid =
        newestFirst.stream().anyMatch(each -> each.isCertified() && !each.hasEndedBy(today));
    if (kind == TenderKind.TRANSFER) {
      faults.check(
          newestFirst.stream().anyMatch(each -> each.isActiveOn(today)),
          "/kind",
          "no_certificate_to_transfer",
          Text.of("certificationfile.transfer_needs_certificate"));
    } else if (valid && kind != TenderKind.RENEWAL) {
      faults.at("/kind", "certificate_alive", Text.of("certificationfile.certified_already"));
    } else if (!CHOOSING_OR_OVER.contains(phase)
        && !new Cycle(phase, null, null).isCertified()
        && CyclePhase.TRANSITIONS.target(CycleAct.CHOOSE_BODY, phase).isEmpty()) {
      faults.at("/kind", "body_chosen_already", Text.of("certificationfile.contract_recorded"));
    } else if (kind == TenderKind.RENEWAL && !valid) {
      newestFirst.stream()
          .map(Cycle::certifiedUntilOn)
          .filter(Objects::nonNull)
          .max(LocalDate::compareTo)
          .ifPresent(
              ended ->
                  faults.at(
                      "/kind",
                      "certificate_ended",
                      Text.of("certificationfile.certificate_ended_on", ended)));
    }
  }

  private static void identity(DraftFacts facts, Faults faults) {
    String siren = facts.profile().siren();
    String verified =
        facts.identity().stream()
            .filter(DraftFacts.Identity::isVerified)
            .map(DraftFacts.Identity::siren)
            .findFirst()
            .orElse(null);
    faults.check(
        siren.equals(verified),
        "/identity",
        "identity_not_verified",
        verified == null
            ? Text.of("tender.nobody_verified")
            : Text.of("tender.another_verified", verified, siren));
  }

  private static void required(Faults faults, boolean given, String pointer, String message) {
    if (!faults.has(pointer)) {
      faults.check(given, pointer, "required", Text.of(message));
    }
  }
}
