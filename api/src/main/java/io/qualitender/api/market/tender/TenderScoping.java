package io.qualitender.api.market.tender;

import io.qualitender.api.file.certificationfile.CertificationProblem;
import io.qualitender.api.market.invitation.Invitee;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.party.directory.InvitationEligibility;
import io.qualitender.api.party.organization.Organization;
import io.qualitender.api.party.organization.OrganizationService;
import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of a tender that come from the organization's profile, the directory and the audit
 * rules.
 */
public final class TenderScoping {

  private final OrganizationService organizations;
  private final AuditRulesBook rulesBook;
  private final Directory directory;
  private final Publications publications;
  private final FrozenData frozen;

  public TenderScoping(
      OrganizationService organizations,
      AuditRulesBook rulesBook,
      Directory directory,
      Publications publications,
      FrozenData frozen) {
    this.organizations = organizations;
    this.rulesBook = rulesBook;
    this.directory = directory;
    this.publications = publications;
    this.frozen = frozen;
  }

  /** The audit rules in force today, which a publication freezes. */
  AuditRules rulesToday(Tx tx) {
    return rulesBook
        .inForceOn(Paris.dayOf(tx.now()))
        .orElseThrow(() -> new IllegalStateException("no audit rules are in force today"));
  }

  /**
   * The scope according to the current profile.
   *
   * @throws Problem 409 profile_missing while the organization's profile is empty
   */
  TenderScope scope(Tx tx) {
    return scopeOf(profile(tx), rulesToday(tx));
  }

  /**
   * The bodies of {@code ids}, each with its caution; adds a fault at the index of each unknown or
   * ineligible one.
   */
  List<Invitee> invitees(Tx tx, Tender tender, List<UUID> ids, Faults faults) {
    Set<ActionCategory> categories = categories(tx, tender);
    Map<UUID, CertificationBody> known =
        directory.findAll(tx, ids.stream().filter(id -> id != null).toList()).stream()
            .collect(Collectors.toMap(CertificationBody::id, Function.identity()));
    List<Invitee> invitees = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String pointer = "/certification_body_ids/" + i;
      CertificationBody body = ids.get(i) == null ? null : known.get(ids.get(i));
      if (body == null) {
        faults.at(pointer, "unknown_body", Text.of("tender.unknown_body"));
        continue;
      }
      InvitationEligibility eligibility = eligibility(tx, tender, categories, body);
      if (eligibility.mayBeInvited()) {
        invitees.add(new Invitee(body, eligibility.caution()));
      } else {
        faults.at(
            pointer, word(eligibility.reason()), Text.of("tender.body_not_eligible", body.name()));
      }
    }
    return invitees;
  }

  /** All bodies of the directory that may be invited, with or without a caution. */
  List<Invitee> allEligible(Tx tx, Tender tender) {
    Set<ActionCategory> categories = categories(tx, tender);
    List<Invitee> invitees = new ArrayList<>();
    for (CertificationBody body : directory.candidates(tx)) {
      InvitationEligibility eligibility = eligibility(tx, tender, categories, body);
      if (eligibility.mayBeInvited()) {
        invitees.add(new Invitee(body, eligibility.caution()));
      }
    }
    return invitees;
  }

  /**
   * Checks that at least one body is invited and that each is still eligible.
   *
   * @param profile the profile that {@link #publication} will freeze
   * @param invited invited bodies by tender
   * @param faults by tender
   */
  static void checkInvited(
      Tx tx,
      List<Tender> tenders,
      Organization profile,
      Map<UUID, List<CertificationBody>> invited,
      Map<UUID, Faults> faults) {
    for (Tender tender : tenders) {
      checkInvited(
          tx,
          tender,
          profile,
          invited.getOrDefault(tender.id(), List.of()),
          faults.get(tender.id()));
    }
  }

  private static void checkInvited(
      Tx tx, Tender tender, Organization profile, List<CertificationBody> invited, Faults faults) {
    faults.check(!invited.isEmpty(), "/invitations", "required", Text.of("tender.invite_one"));
    Set<ActionCategory> categories = EnumSet.copyOf(profile.actionCategories());
    for (CertificationBody body : invited) {
      InvitationEligibility eligibility = eligibility(tx, tender, categories, body);
      faults.check(
          eligibility.mayBeInvited(),
          "/invitations",
          word(eligibility.reason()),
          Text.of("tender.body_no_longer_eligible", body.name()));
    }
  }

  /**
   * The publication of a complete tender.
   *
   * @param profile the profile that the invited bodies were checked against
   * @param identity the identity verified by the operator
   * @param certifiedUntilOn last day of the organization's certificate in force; null without one
   */
  Publication.Content publication(
      Tx tx,
      Tender tender,
      Organization profile,
      Publication.Identity identity,
      LocalDate certifiedUntilOn) {
    AuditRules rules = rulesToday(tx);
    TenderScope scope = scopeOf(profile, rules);
    return new Publication.Content(
        tender.terms().kind(),
        tender.terms().title(),
        new Publication.Period(tender.terms().wishedFromOn(), tender.terms().wishedToOn()),
        tender.terms().auditMode(),
        tender.terms().language(),
        tender.terms().questionsCloseAt(),
        tender.terms().criteria(),
        scope,
        StatutoryDays.of(tender.terms().kind(), scope, rules),
        rules.effectiveFrom(),
        new Publication.Organization(
            profile.legalName(),
            profile.registration().siren(),
            profile.registration().headOfficeSiret(),
            profile.registration().nda(),
            identity),
        certifiedUntilOn,
        frozen.on(Paris.dayOf(tx.now()), rules));
  }

  /** The categories to certify: of the profile for a draft, of the publication afterwards. */
  private Set<ActionCategory> categories(Tx tx, Tender tender) {
    return EnumSet.copyOf(
        tender.state() == TenderState.DRAFT
            ? profile(tx).actionCategories()
            : publications.of(tx, tx.tenantId(), tender.id()).content().scope().actionCategories());
  }

  private static InvitationEligibility eligibility(
      Tx tx, Tender tender, Set<ActionCategory> categories, CertificationBody body) {
    Instant deadline = tender.terms().closesAt() == null ? tx.now() : tender.terms().closesAt();
    return InvitationEligibility.of(body, tx.actor().sandboxId(), categories, deadline);
  }

  /**
   * The current profile. One decision must read it only once.
   *
   * @throws Problem 409 profile_missing while the organization's profile is empty
   */
  Organization profile(Tx tx) {
    Organization profile = organizations.profile(tx);
    if (!profile.isGiven()) {
      throw Problem.of(CertificationProblem.PROFILE_MISSING, Text.of("tender.profile_missing"));
    }
    return profile;
  }

  private static TenderScope scopeOf(Organization profile, AuditRules rules) {
    return new TenderScope(
        profile.actionCategories(),
        rules.bandOf(profile.turnover().amount()),
        profile.turnover().year(),
        profile.otherSites(),
        profile.newEntrantCategories(),
        new TenderScope.Activity(
            profile.activity().certifying(),
            profile.activity().workStudy(),
            profile.activity().workBasedPeriods(),
            profile.activity().usesSubcontractors(),
            profile.activity().longerThanTwoDays(),
            profile.remote()));
  }

  private static String word(Enum<?> constant) {
    return constant == null ? "" : WireName.of(constant);
  }
}
