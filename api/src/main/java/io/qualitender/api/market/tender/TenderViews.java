package io.qualitender.api.market.tender;

import io.qualitender.api.file.certificationfile.BodySelection;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.invitation.InvitationWarnings;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.organization.Organization;
import io.qualitender.api.party.organization.OrganizationService;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Builds the organization's views: a draft shows the scope of the current profile, a published
 * tender the published scope.
 */
public final class TenderViews {

  private final TenderPublishing publishing;
  private final TenderScoping scoping;
  private final InvitationService invitations;
  private final Publications publications;
  private final CertificationService certification;
  private final TenderAwardSummaries awards;

  public TenderViews(
      TenderPublishing publishing,
      TenderScoping scoping,
      InvitationService invitations,
      Publications publications,
      CertificationService certification,
      TenderAwardSummaries awards) {
    this.publishing = publishing;
    this.scoping = scoping;
    this.invitations = invitations;
    this.publications = publications;
    this.certification = certification;
    this.awards = awards;
  }

  /** What the views of these tenders ask besides the tenders, whatever their states. */
  List<Asked<?>> asked(Actor actor, TenderSelection tenders) {
    UUID tenantId = actor.tenantId();
    List<Asked<?>> asked = new ArrayList<>(awards.asked(tenantId, tenders));
    asked.addAll(InvitationService.asked(tenantId, tenders));
    asked.add(OrganizationService.asked(tenantId));
    asked.add(CertificationService.askCycles(tenantId));
    TenderPublishing.askIdentity(actor).ifPresent(asked::add);
    return asked;
  }

  TenderView view(Tx tx, Tender tender) {
    return views(tx, List.of(tender), new TenderSelection.One(tender.id())).get(0);
  }

  /**
   * The views of a page; related objects are read once for all.
   *
   * @param asked with what {@link #asked} was called, if it was
   */
  List<TenderView> views(Tx tx, List<Tender> page, TenderSelection asked) {
    TenderSelection selection = asked;
    Map<UUID, Publication> published = publications.ownOf(tx, selection);
    if (!page.stream().allMatch(each -> isRead(each, published))) {
      // Between the statements of one round trip a tender was drafted or published.
      selection = TenderSelection.of(page.stream().map(Tender::id).toList());
      published.putAll(publications.ownOf(tx, selection));
    }
    Facts facts = facts(tx, page, selection);
    Frame current = currentFrame(tx, page, published);
    return page.stream()
        .map(
            tender ->
                view(
                    tx,
                    tender,
                    published.containsKey(tender.id())
                        ? Frame.frozen(published.get(tender.id()))
                        : current,
                    facts))
        .toList();
  }

  private static boolean isRead(Tender tender, Map<UUID, Publication> published) {
    return (tender.published() != null) == published.containsKey(tender.id());
  }

  /**
   * Objects related to a page of tenders.
   *
   * @param awards the newest, by tender
   * @param awardable tenders of which a quote can be awarded now
   * @param contractable tenders whose cycle may still get a contract
   * @param blockers of drafts, by tender
   * @param warnings of drafts and of open tenders, by tender
   */
  private record Facts(
      Map<UUID, TenderAwardSummaries.Summary> awards,
      Set<UUID> awardable,
      Set<UUID> contractable,
      Map<UUID, List<Fault>> blockers,
      Map<UUID, List<Warning>> warnings) {}

  private Facts facts(Tx tx, List<Tender> page, TenderSelection selection) {
    Map<UUID, TenderAwardSummaries.Summary> newest = awards.newest(tx, selection);
    List<Tender> toBeAwarded =
        page.stream()
            .filter(
                tender ->
                    TenderState.TRANSITIONS.target(TenderAct.AWARD, tender.state()).isPresent())
            .filter(
                tender -> !newest.containsKey(tender.id()) || !newest.get(tender.id()).isActive())
            .toList();
    List<Tender> awarded =
        page.stream().filter(tender -> tender.state() == TenderState.AWARDED).toList();
    return new Facts(
        newest,
        awards.awardable(tx, toBeAwarded, selection),
        contractable(tx, awarded),
        blockers(tx, page, selection),
        warnings(tx, page, selection));
  }

  /** The scope of a tender and its statutory days. */
  private record Frame(TenderScope scope, StatutoryDays days, LocalDate rulesEffectiveFrom) {

    static Frame frozen(Publication publication) {
      Publication.Content content = publication.content();
      return new Frame(content.scope(), content.statutoryDays(), content.rulesEffectiveFrom());
    }
  }

  private Frame currentFrame(Tx tx, List<Tender> page, Map<UUID, Publication> published) {
    if (page.size() == published.size()) {
      return null;
    }
    return new Frame(scoping.scope(tx), null, scoping.rulesToday(tx).effectiveFrom());
  }

  private TenderView view(Tx tx, Tender tender, Frame frame, Facts facts) {
    Tender.Terms terms = tender.terms();
    Tender.Published published = tender.published();
    return new TenderView(
        Tender.ID.format(tender.id()),
        "tender",
        tender.state(),
        allowed(tx, tender, facts),
        facts.blockers().getOrDefault(tender.id(), List.of()),
        facts.warnings().getOrDefault(tender.id(), List.of()),
        terms.kind(),
        terms.title(),
        terms.wishedFromOn() == null
            ? null
            : new TenderView.Period(terms.wishedFromOn(), terms.wishedToOn()),
        terms.auditMode(),
        terms.language(),
        terms.closesAt(),
        terms.questionsCloseAt(),
        terms.minQuotes(),
        terms.criteria(),
        frame.scope(),
        daysOf(tx, tender, frame),
        frame.rulesEffectiveFrom(),
        IdPrefix.CERTIFICATE.format(tender.renewsCertificateId()),
        published == null ? null : published.publishedAt(),
        published == null ? null : published.openedAt(),
        tender.closedReason(),
        facts.awards().get(tender.id()),
        tx.now(),
        tender.createdAt(),
        tender.updatedAt(),
        tender.version());
  }

  private StatutoryDays daysOf(Tx tx, Tender tender, Frame frame) {
    return frame.days() != null
        ? frame.days()
        : StatutoryDays.of(tender.terms().kind(), frame.scope(), scoping.rulesToday(tx));
  }

  private Set<UUID> contractable(Tx tx, List<Tender> awarded) {
    Map<BodySelection, Set<UUID>> open = new EnumMap<>(BodySelection.class);
    return awarded.stream()
        .filter(
            tender ->
                open.computeIfAbsent(
                        BodySelection.valueOf(tender.terms().kind().name()),
                        choice -> certification.openToContracts(tx, choice))
                    .contains(tender.published().cycleId()))
        .map(Tender::id)
        .collect(Collectors.toSet());
  }

  /** The faults for which publishing each draft would be refused. */
  private Map<UUID, List<Fault>> blockers(Tx tx, List<Tender> page, TenderSelection selection) {
    List<Tender> drafts =
        page.stream().filter(tender -> tender.state() == TenderState.DRAFT).toList();
    if (drafts.isEmpty()) {
      return Map.of();
    }
    Map<UUID, List<CertificationBody>> invited = invitations.invitedToDrafts(tx, selection);
    Organization profile = scoping.profile(tx);
    Optional<Problem> unverified = publishing.identityProblem(tx, profile);
    Map<UUID, Faults> missing = publishing.missing(tx, drafts, profile, invited);
    Map<BodySelection, Optional<Problem>> choices = new EnumMap<>(BodySelection.class);
    Map<UUID, List<Fault>> blockers = new HashMap<>();
    for (Tender draft : drafts) {
      Faults faults = missing.get(draft.id());
      choices
          .computeIfAbsent(
              BodySelection.valueOf(draft.terms().kind().name()),
              choice -> certification.chooseBodyProblem(tx, choice))
          .ifPresent(refusal -> faults.at("/kind", refusal.code().code(), refusal.detail()));
      unverified.ifPresent(
          refusal -> faults.at("/identity", refusal.code().code(), refusal.detail()));
      blockers.put(draft.id(), faults.list());
    }
    return blockers;
  }

  /** Warnings about the invited bodies, while the organization can still act on them. */
  private Map<UUID, List<Warning>> warnings(Tx tx, List<Tender> page, TenderSelection selection) {
    Set<UUID> invitable =
        page.stream()
            .filter(
                tender -> tender.state() == TenderState.DRAFT || tender.state() == TenderState.OPEN)
            .map(Tender::id)
            .collect(Collectors.toSet());
    return invitable.isEmpty()
        ? Map.of()
        : InvitationWarnings.of(
            invitations.notices(tx, selection).stream()
                .filter(notice -> invitable.contains(notice.tenderId()))
                .toList());
  }

  /** The status that a 409 answer adds. */
  public ObjectStatus status(Tx tx, Tender tender) {
    return ObjectStatus.of(tender.state(), view(tx, tender).allowedActions());
  }

  private List<String> allowed(Tx tx, Tender tender, Facts facts) {
    TenderState state = tender.state();
    boolean draft = state == TenderState.DRAFT;
    AllowedActions allowed =
        AllowedActions.to(tx.actor(), "tenders:write")
            .offer("update", Role.CONTRIBUTOR, draft)
            .offer(
                "invite",
                draft ? Role.CONTRIBUTOR : Role.MANAGER,
                draft || state == TenderState.OPEN && publishing.hasTimeLeft(tender, tx.now()));
    for (TenderAct act : TenderState.TRANSITIONS.allowedIn(state)) {
      if (act.minRole() != null) {
        allowed.offer(act, act.minRole(), isPossible(act, tender, facts));
      }
    }
    return allowed.list();
  }

  /** Whether an act that the state allows is possible now. */
  private static boolean isPossible(TenderAct act, Tender tender, Facts facts) {
    TenderAwardSummaries.Summary award = facts.awards().get(tender.id());
    switch (act) {
      case PUBLISH:
        return facts.blockers().get(tender.id()).isEmpty();
      case AWARD:
        return facts.awardable().contains(tender.id());
      case CLOSE_WITHOUT_AWARD:
        return award == null || !award.isActive();
      case CONTRACT:
        return award != null && award.isAccepted() && facts.contractable().contains(tender.id());
      default:
        return true;
    }
  }
}
