package io.qualitender.peer;

import io.qualitender.api.market.invitation.InvitationNotice;
import io.qualitender.api.market.invitation.InvitationWarnings;
import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.api.market.tender.TenderAct;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tender as its organization reads it. */
record TenderView(
    String id,
    String object,
    TenderState state,
    List<String> allowedActions,
    List<Fault> blockers,
    List<Warning> warnings,
    TenderKind kind,
    String title,
    Publication.Period wishedPeriod,
    AuditMode auditMode,
    String language,
    Instant closesAt,
    Instant questionsCloseAt,
    Integer minQuotes,
    List<Criterion> criteria,
    TenderScope scope,
    StatutoryDays statutoryDays,
    LocalDate rulesEffectiveFromOn,
    String renewsCertificateId,
    Instant publishedAt,
    Instant openedAt,
    String closedReason,
    AwardView award,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  private static final String SCOPE = "tenders:write";

  private static final Set<TenderState> UNSUPPORTED =
      EnumSet.of(TenderState.DRAFT, TenderState.OPENED, TenderState.AWARDED);

  /** The newest award of the tender. */
  record AwardView(
      String id,
      String state,
      String quoteId,
      BodySummary certificationBody,
      Instant proposedAt,
      Instant lapsesAt) {}

  /** Published tenders with what their views show. */
  record Rows(
      Instant now,
      List<Tender> tenders,
      List<Publication> publications,
      List<TenderQueries.Award> awards,
      List<InvitationNotice> notices) {}

  /**
   * @param shown of those that were read
   */
  static List<TenderView> published(
      Actor actor, Rows rows, List<Tender> shown, Versions<TenderRuleSet> rules) {
    Map<UUID, Publication> publications =
        rows.publications().stream()
            .collect(Collectors.toMap(Publication::tenderId, Function.identity()));
    Map<UUID, TenderQueries.Award> awards =
        rows.awards().stream()
            .collect(Collectors.toMap(TenderQueries.Award::tenderId, Function.identity()));
    Map<UUID, List<Warning>> warnings = InvitationWarnings.of(rows.notices());
    return shown.stream()
        .map(
            tender -> {
              requireSupported(tender);
              Publication.Content content = publications.get(tender.id()).content();
              return of(
                  tender,
                  rows.now(),
                  allowed(actor, tender, rows.now(), rules),
                  List.of(),
                  warnings.getOrDefault(tender.id(), List.of()),
                  content.scope(),
                  content.statutoryDays(),
                  content.rulesEffectiveFrom(),
                  award(awards.get(tender.id()), rows.now()));
            })
        .toList();
  }

  /** What can be done with others depends on the profile, on the directory or on the comparison. */
  private static void requireSupported(Tender tender) {
    if (UNSUPPORTED.contains(tender.state())) {
      throw new UnsupportedOperationException("a tender that is " + WireName.of(tender.state()));
    }
  }

  /** A new draft, which has neither invitations nor an award. */
  static TenderView draft(
      Actor actor,
      Tender tender,
      Instant now,
      List<Fault> blockers,
      TenderScope scope,
      AuditRules rules) {
    AllowedActions allowed =
        AllowedActions.to(actor, SCOPE)
            .offer("update", Role.CONTRIBUTOR, true)
            .offer("invite", Role.CONTRIBUTOR, true);
    for (TenderAct act : TenderState.TRANSITIONS.allowedIn(TenderState.DRAFT)) {
      allowed.offer(act, act.minRole(), act != TenderAct.PUBLISH || blockers.isEmpty());
    }
    return of(
        tender,
        now,
        allowed.list(),
        blockers,
        List.of(),
        scope,
        StatutoryDays.of(tender.kind(), scope, rules),
        rules.effectiveFrom(),
        null);
  }

  private static TenderView of(
      Tender tender,
      Instant now,
      List<String> allowed,
      List<Fault> blockers,
      List<Warning> warnings,
      TenderScope scope,
      StatutoryDays days,
      LocalDate rulesEffectiveFrom,
      AwardView award) {
    return new TenderView(
        IdPrefix.TENDER.format(tender.id()),
        "tender",
        tender.state(),
        allowed,
        blockers,
        warnings,
        tender.kind(),
        tender.title(),
        tender.wishedFromOn() == null
            ? null
            : new Publication.Period(tender.wishedFromOn(), tender.wishedToOn()),
        tender.auditMode(),
        tender.language(),
        tender.closesAt(),
        tender.questionsCloseAt(),
        tender.minQuotes(),
        tender.criteria(),
        scope,
        days,
        rulesEffectiveFrom,
        IdPrefix.CERTIFICATE.format(tender.renewsCertificateId()),
        tender.publishedAt(),
        tender.openedAt(),
        tender.closedReason(),
        award,
        now,
        tender.createdAt(),
        tender.updatedAt(),
        tender.version());
  }

  private static AwardView award(TenderQueries.Award award, Instant now) {
    return award == null
        ? null
        : new AwardView(
            IdPrefix.AWARD.format(award.id()),
            award.state(now),
            IdPrefix.QUOTE.format(award.quoteId()),
            award.certificationBody(),
            award.proposedAt(),
            award.lapsesAt());
  }

  private static List<String> allowed(
      Actor actor, Tender tender, Instant now, Versions<TenderRuleSet> rules) {
    AllowedActions allowed = AllowedActions.to(actor, SCOPE);
    if (tender.state() == TenderState.OPEN) {
      int days = rules.asOf(Paris.dayOf(now)).deadline().minDaysAhead();
      Instant lastInvitation = tender.closesAt().minus(Duration.ofDays(days));
      allowed.offer("invite", Role.MANAGER, !now.isAfter(lastInvitation));
    }
    for (TenderAct act : TenderState.TRANSITIONS.allowedIn(tender.state())) {
      if (act.minRole() != null) {
        allowed.offer(act, act.minRole(), true);
      }
    }
    return allowed.list();
  }
}
