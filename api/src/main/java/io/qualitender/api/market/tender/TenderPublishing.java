package io.qualitender.api.market.tender;

import io.qualitender.admin.tenant.Identities;
import io.qualitender.admin.tenant.Identity;
import io.qualitender.admin.tenant.IdentityDecision;
import io.qualitender.api.file.certificationfile.BodySelection;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.invitation.InvitationProblem;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.invitation.Invitee;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.organization.Organization;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Publishes a tender, and invites bodies before and after that. */
public final class TenderPublishing {

  private final TenderService tenders;
  private final TenderRules rules;
  private final TenderScoping scoping;
  private final InvitationService invitations;
  private final Publications publications;
  private final CertificationService certification;
  private final Identities identities;

  public TenderPublishing(
      TenderService tenders,
      Versions<TenderRuleSet> ruleSets,
      TenderScoping scoping,
      InvitationService invitations,
      Publications publications,
      CertificationService certification,
      Identities identities) {
    this.tenders = tenders;
    this.rules = new TenderRules(ruleSets);
    this.scoping = scoping;
    this.invitations = invitations;
    this.publications = publications;
    this.certification = certification;
    this.identities = identities;
  }

  /** Requires a draft, or an open tender with enough time left for a reply. */
  void requireInvitable(Tx tx, Tender locked) {
    if (locked.state() != TenderState.OPEN) {
      TenderService.requireDraft(locked);
      return;
    }
    Instant now = AdvisoryLock.clock(tx);
    Instant latest = rules.lastInvitation(locked, now);
    if (now.isAfter(latest)) {
      throw Problem.of(
              InvitationProblem.INVITATION_TOO_LATE, Text.of("tender.last_invitation", latest))
          .with("deadline", latest)
          .with("server_time", now);
    }
  }

  /** Whether a body invited at {@code now} would have enough time to reply. */
  boolean hasTimeLeft(Tender open, Instant now) {
    return !now.isAfter(rules.lastInvitation(open, now));
  }

  /** Adds planned invitations; sends them at once where the tender is open. */
  void invite(Tx tx, Tender locked, List<Invitee> bodies) {
    requireInvitable(tx, locked);
    tx.actor().require(locked.state() == TenderState.DRAFT ? Role.CONTRIBUTOR : Role.MANAGER);
    if (locked.state() == TenderState.OPEN) {
      requireVerifiedIdentity(tx, scoping.profile(tx));
    }
    Set<UUID> added = invitations.invite(tx, locked.id(), bodies);
    if (locked.state() == TenderState.OPEN) {
      invitations.send(
          tx,
          locked.id(),
          invitations.active(tx, locked.id()).stream()
              .filter(each -> added.contains(each.id()))
              .toList());
    }
  }

  /**
   * Freezes the scope, the rules' version, the statutory days and the criteria, and sends the
   * invitations.
   */
  Tender publish(Tx tx, Tender read) {
    Tender tender = TenderService.requireUnchanged(read, tenders.lockExclusive(tx, read.id()));
    List<Invitation> invited = invitations.active(tx, tender.id());
    Organization profile = scoping.profile(tx);
    missing(
            tx,
            List.of(tender),
            profile,
            invitations.invitedToDrafts(tx, new TenderSelection.One(tender.id())))
        .getOrDefault(tender.id(), new Faults())
        .throwIfAny(TenderProblem.TENDER_INCOMPLETE, Text.of("tender.incomplete"));
    tx.actor().requireRole();
    TenderState.TRANSITIONS.next(TenderAct.PUBLISH, tender.state());
    requireVerifiedIdentity(tx, profile);

    CertificationService.CurrentCycle cycle =
        certification.chooseBody(tx, BodySelection.valueOf(tender.terms().kind().name()));
    int published =
        tx.dao(TenderDao.class)
            .publish(tx.tenantId(), tender.id(), tender.version(), cycle.cycleId(), tx.now());
    TenderService.requireCurrentVersion(published);
    publications.freeze(
        tx,
        tender.id(),
        scoping.publication(tx, tender, profile, identity(tx), cycle.certifiedUntilOn()),
        tender.terms().closesAt());
    invitations.send(tx, tender.id(), invited);
    TenderService.record(tx, tender, TenderAct.PUBLISH, TenderState.OPEN, null);
    return tenders.find(tx, tender.id());
  }

  /** What {@link #identityProblem} asks, to be read with other queries; nothing in a sandbox. */
  static Optional<Asked<IdentityDecision>> askIdentity(Actor actor) {
    return actor.sandboxId() == null
        ? Optional.of(Identities.asked(actor.tenantId()))
        : Optional.empty();
  }

  /**
   * The problem where the operator has not verified that the tenant has the SIREN of its profile.
   * Empty in a sandbox, which has fictional bodies only.
   */
  Optional<Problem> identityProblem(Tx tx, Organization profile) {
    if (askIdentity(tx.actor()).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> verified = identities.verified(tx, tx.tenantId()).map(Identity::siren);
    if (verified.isEmpty()) {
      return Optional.of(
          Problem.of(TenderProblem.IDENTITY_NOT_VERIFIED, Text.of("tender.nobody_verified")));
    }
    return verified.get().equals(profile.registration().siren())
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                TenderProblem.IDENTITY_NOT_VERIFIED,
                Text.of(
                    "tender.another_verified", verified.get(), profile.registration().siren())));
  }

  private void requireVerifiedIdentity(Tx tx, Organization profile) {
    identityProblem(tx, profile)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private Publication.Identity identity(Tx tx) {
    return identities
        .verified(tx, tx.tenantId())
        .map(verified -> new Publication.Identity(verified.name(), verified.verifiedAt()))
        .orElse(Publication.Identity.NOT_VERIFIED);
  }

  /** What is missing or wrong for publication, by draft; tenders in other states are absent. */
  Map<UUID, Faults> missing(
      Tx tx,
      List<Tender> tenders,
      Organization profile,
      Map<UUID, List<CertificationBody>> invited) {
    List<Tender> drafts =
        tenders.stream().filter(tender -> tender.state() == TenderState.DRAFT).toList();
    Map<UUID, Faults> missing = new HashMap<>();
    for (Tender draft : drafts) {
      missing.put(draft.id(), new Faults());
      rules.checkComplete(draft, tx.now(), missing.get(draft.id()));
    }
    TenderScoping.checkInvited(tx, drafts, profile, invited, missing);
    return missing;
  }
}
