package io.qualitender.peer;

import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A new draft, from what was read: its rows and its view. */
@Component
class Drafting {

  /** What is written, in this order. */
  static final List<Query<?>> CHANGES = List.of(TenderQueries.INSERT, Events.INSERT, Answer.STORE);

  private final Versions<TenderRuleSet> ruleSets;
  private final AuditRulesBook auditRules;

  Drafting(Versions<TenderRuleSet> ruleSets, AuditRulesBook auditRules) {
    this.ruleSets = ruleSets;
    this.auditRules = auditRules;
  }

  /** With the defaults of the rules where the request gives no value. */
  Tender tender(DraftRequest request, Instant now) {
    TenderRuleSet defaults = ruleSets.asOf(Paris.dayOf(now));
    Tender tender =
        new Tender(
            Ids.next(),
            request.kind(),
            request.title(),
            TenderState.DRAFT,
            request.wishedPeriod() == null ? null : request.wishedPeriod().fromOn(),
            request.wishedPeriod() == null ? null : request.wishedPeriod().toOn(),
            request.auditMode(),
            "fr",
            request.closesAt() == null
                ? now.plus(Duration.ofDays(defaults.deadline().defaultDaysAhead()))
                : request.closesAt(),
            request.questionsCloseAt(),
            request.minQuotes() == null ? defaults.defaultMinQuotes() : request.minQuotes(),
            request.criteria() == null || request.criteria().isEmpty()
                ? defaults.defaultCriteria()
                : request.criteria(),
            null,
            null,
            null,
            null,
            1,
            now,
            now);
    Refusal.throwIfAny(DraftRules.given(tender, now, defaults));
    return tender;
  }

  Answer answer(Actor actor, Answer.Retry retry, Tender tender, DraftFacts facts, Instant now) {
    AuditRules rules = auditRules.inForceOn(Paris.dayOf(now)).orElseThrow();
    TenderRuleSet ruleSet = ruleSets.asOf(Paris.dayOf(now));
    TenderView view =
        TenderView.draft(
            actor,
            tender,
            now,
            DraftRules.missing(tender, now, ruleSet, facts, actor.sandboxId() != null).list(),
            facts.profile().scope(rules),
            rules);
    String location = "/v1/tenders/" + IdPrefix.TENDER.format(tender.id());
    return Answer.of(retry, 201, view, tender.version(), location);
  }

  static Map<String, Object> rows(Tender tender, Instant now) {
    Map<String, Object> rows =
        new HashMap<>(Events.parameters(tender.id(), "tender.drafted", Map.of()));
    rows.put("tenderKind", WireName.of(tender.kind()));
    rows.put("title", tender.title());
    rows.put("wishedFromOn", tender.wishedFromOn());
    rows.put("wishedToOn", tender.wishedToOn());
    rows.put("auditMode", tender.auditMode() == null ? null : WireName.of(tender.auditMode()));
    rows.put("language", tender.language());
    rows.put("closesAt", Columns.time(tender.closesAt()));
    rows.put("questionsCloseAt", Columns.time(tender.questionsCloseAt()));
    rows.put("minQuotes", tender.minQuotes());
    rows.put("criteria", Columns.json(tender.criteria()));
    rows.put("now", Columns.time(now));
    return rows;
  }
}
