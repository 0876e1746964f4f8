package io.qualitender.api.market.tender;

import io.qualitender.api.file.certificationfile.BodySelection;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.invitation.InvitationWarnings;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.api.party.organization.Organization;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the organization's views: a draft shows the scope as the profile gives it now, a published
 * tender the one it was published with.
 */
final class TenderViews {

  private static final IdPrefix CERTIFICATE = new IdPrefix("crt");

  private final TenderPublishing publishing;
  private final TenderScoping scoping;
  private final InvitationService invitations;
  private final Publications publications;
  private final CertificationService certification;
  private final TenderAwardSummaries awards;

  TenderViews(
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

  TenderView view(Tx tx, Tender tender) {
    return views(tx, List.of(tender)).get(0);
  }

  /** A page of views, with what they embed read at once. */
  List<TenderView> views(Tx tx, List<Tender> page) {
    List<UUID> ids = page.stream().map(Tender::id).toList();
    Map<UUID, Publication> published = publications.ownOf(tx, ids);
    Facts facts = facts(tx, page, ids);
    Frame today = frameOfToday(tx, page, published);
    return page.stream()
        .map(
            tender ->
                view(
                    tx,
                    tender,
                    published.containsKey(tender.id())
                        ? Frame.frozen(published.get(tender.id()))
                        : today,
                    facts))
        .toList();
  }

  /**
   * What stands around a page of tenders, read at once.
   *
   * @param awards the newest, by tender
   * @param awardable tenders of which a quote can be awarded now
   * @param contractable tenders whose cycle waits for a contract
   * @param blockers of drafts, by tender
   * @param warnings of drafts and of open tenders, by tender
   */
  private record Facts(
      Map<UUID, TenderAwardSummaries.Summary> awards,
      Set<UUID> awardable,
      Set<UUID> contractable,
      Map<UUID, List<Fault>> blockers,
      Map<UUID, List<Warning>> warnings) {}

  private Facts facts(Tx tx, List<Tender> page, List<UUID> ids) {
    Map<UUID, TenderAwardSummaries.Summary> newest = awards.newest(tx, ids);
    List<Tender> toBeAwarded =
        page.stream()
            .filter(
                tender ->
                    TenderState.TRANSITIONS.target(TenderAct.AWARD, tender.state()).isPresent())
            .filter(
                tender ->
                    !newest.containsKey(tender.id()) || !newest.get(tender.id()).holdsTheTender())
            .toList();
    List<Tender> awarded =
        page.stream().filter(tender -> tender.state() == TenderState.AWARDED).toList();
    return new Facts(
        newest,
        awards.awardable(tx, toBeAwarded),
        contractable(tx, awarded),
        blockers(tx, page),
        warnings(tx, page));
  }

  /** What frames a tender: the scope and the rules that its statutory days come from. */
  private record Frame(TenderScope scope, StatutoryDays days, LocalDate rulesEffectiveFrom) {

    static Frame frozen(Publication publication) {
      Publication.Content content = publication.content();
      return new Frame(content.scope(), content.statutoryDays(), content.rulesEffectiveFrom());
    }
  }

  private Frame frameOfToday(Tx tx, List<Tender> page, Map<UUID, Publication> published) {
    if (page.size() == published.size()) {
      return null;
    }
    return new Frame(scoping.scope(tx), null, scoping.rulesToday(tx).effectiveFrom());
  }

  private TenderView view(Tx tx, Tender tender, Frame frame, Facts facts) {
    return new TenderView(
        Tender.ID.format(tender.id()),
        "tender",
        tender.state(),
        allowed(tx, tender, facts),
        facts.blockers().getOrDefault(tender.id(), List.of()),
        facts.warnings().getOrDefault(tender.id(), List.of()),
        tender.kind(),
        tender.title(),
        tender.wishedFromOn() == null
            ? null
            : new TenderView.Period(tender.wishedFromOn(), tender.wishedToOn()),
        tender.auditMode(),
        tender.language(),
        tender.closesAt(),
        tender.questionsCloseAt(),
        tender.minQuotes(),
        tender.criteria(),
        frame.scope(),
        daysOf(tx, tender, frame),
        frame.rulesEffectiveFrom(),
        CERTIFICATE.format(tender.renewsCertificateId()),
        tender.publishedAt(),
        tender.openedAt(),
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
        : StatutoryDays.of(tender.kind(), frame.scope(), scoping.rulesToday(tx));
  }

  private Set<UUID> contractable(Tx tx, List<Tender> awarded) {
    Map<BodySelection, Set<UUID>> open = new EnumMap<>(BodySelection.class);
    return awarded.stream()
        .filter(
            tender ->
                open.computeIfAbsent(
                        BodySelection.valueOf(tender.kind().name()),
                        choice -> certification.openToContracts(tx, choice))
                    .contains(tender.cycleId()))
        .map(Tender::id)
        .collect(Collectors.toSet());
  }

  /**
   * What stands between each draft and its publication: what publishing would be refused for, with
   * the codes of that refusal.
   */
  private Map<UUID, List<Fault>> blockers(Tx tx, List<Tender> page) {
    List<Tender> drafts =
        page.stream().filter(tender -> tender.state() == TenderState.DRAFT).toList();
    if (drafts.isEmpty()) {
      return Map.of();
    }
    Map<UUID, List<UUID>> invited =
        invitations.bodiesOf(tx, drafts.stream().map(Tender::id).toList());
    Organization profile = scoping.profile(tx);
    Optional<Problem> unverified = publishing.whyIdentityIsNotVerified(tx, profile);
    Map<UUID, Faults> missing = publishing.missing(tx, drafts, profile, invited);
    Map<BodySelection, Optional<Problem>> choices = new EnumMap<>(BodySelection.class);
    Map<UUID, List<Fault>> blockers = new HashMap<>();
    for (Tender draft : drafts) {
      Faults faults = missing.get(draft.id());
      choices
          .computeIfAbsent(
              BodySelection.valueOf(draft.kind().name()),
              choice -> certification.whyNoBodyIsChosen(tx, choice))
          .ifPresent(refusal -> faults.at("/kind", refusal.code().code(), refusal.detail()));
      unverified.ifPresent(
          refusal -> faults.at("/identity", refusal.code().code(), refusal.detail()));
      blockers.put(draft.id(), faults.list());
    }
    return blockers;
  }

  /** What is likely wrong about whom each tender asks, while something can be done about it. */
  private Map<UUID, List<Warning>> warnings(Tx tx, List<Tender> page) {
    List<UUID> asking =
        page.stream()
            .filter(
                tender -> tender.state() == TenderState.DRAFT || tender.state() == TenderState.OPEN)
            .map(Tender::id)
            .toList();
    return asking.isEmpty() ? Map.of() : InvitationWarnings.of(invitations.doubtful(tx, asking));
  }

  /** What a 409 tells beside its reason: how the tender stands for the caller. */
  ObjectStatus status(Tx tx, Tender tender) {
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
      if (act.least() != null) {
        allowed.offer(act, act.least(), works(act, tender, facts));
      }
    }
    return allowed.list();
  }

  /** What the state's table allows may still lack something, or wait for an award. */
  private static boolean works(TenderAct act, Tender tender, Facts facts) {
    TenderAwardSummaries.Summary award = facts.awards().get(tender.id());
    switch (act) {
      case PUBLISH:
        return facts.blockers().get(tender.id()).isEmpty();
      case AWARD:
        return facts.awardable().contains(tender.id());
      case CLOSE_WITHOUT_AWARD:
        return award == null || !award.holdsTheTender();
      case CONTRACT:
        return award != null && award.isAccepted() && facts.contractable().contains(tender.id());
      default:
        return true;
    }
  }
}
