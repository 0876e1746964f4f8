package io.qualitender.api.party.organization;

import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Activity;
import io.qualitender.api.reference.referential.TurnoverBand;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.StaleVersion;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads and changes the profile of the tenant's training organization. */
public final class OrganizationService {

  private static final EventType UPDATED = EventType.of("organization.updated", "id", "version");

  private final AuditRulesBook rules;
  private final Consumer<Tx> onFirstProfile;
  private final Consumer<Tx> onChange;

  /**
   * @param onFirstProfile called in the same transaction after the first patch: opens the
   *     certification file
   * @param onChange called in the same transaction after each change: raises the versions of drafts
   *     that show the profile
   */
  public OrganizationService(
      AuditRulesBook rules, Consumer<Tx> onFirstProfile, Consumer<Tx> onChange) {
    this.rules = rules;
    this.onFirstProfile = onFirstProfile;
    this.onChange = onChange;
  }

  /** The profile; before the first patch an empty one of version 0 with the tenant's name. */
  public Organization profile(Tx tx) {
    return tx.first(asked(tx.tenantId())).orElseGet(() -> empty(tx));
  }

  /** What {@link #profile} asks once the profile is given, to be read with other queries. */
  public static Asked<Organization> asked(UUID tenantId) {
    return OrganizationDao.PROFILE.with(tenantId);
  }

  /** What {@link #profile} asks while the profile is not given. */
  static Asked<OrganizationDao.Account> askAccount(UUID tenantId) {
    return OrganizationDao.ACCOUNT.with(tenantId);
  }

  /** The band of its training turnover, by the rules in force today; empty until it is given. */
  public Optional<TurnoverBand> band(Tx tx, Organization organization) {
    return organization.turnover() == null
        ? Optional.empty()
        : rules
            .inForceOn(Paris.dayOf(tx.now()))
            .map(inForce -> inForce.bandOf(organization.turnover().amount()));
  }

  /**
   * Refuses an incomplete or invalid profile, with all faults.
   *
   * @param faults faults found in its format
   */
  void check(Tx tx, OrganizationUpdate patched, Faults faults) {
    OrganizationRules.check(patched, Paris.dayOf(tx.now()), faults);
    faults.throwIfAny();
  }

  /** Stores the patched profile and runs the callbacks. */
  Organization change(Tx tx, Organization current, OrganizationUpdate patched) {
    Organization changed = changed(tx, current, patched);
    OrganizationDao dao = tx.dao(OrganizationDao.class);
    int written = current.isGiven() ? dao.update(changed) : dao.insert(changed);
    StaleVersion.check(written, Text.of("organization.changed_meanwhile"));
    EventLog.append(
        tx,
        UPDATED,
        changed.id(),
        Map.of("id", Organization.ID.format(changed.id()), "version", changed.version()));
    if (!current.isGiven()) {
      onFirstProfile.accept(tx);
    }
    onChange.accept(tx);
    return changed;
  }

  /**
   * Gives the profile of a sandbox's organization, by the rules and with the consequences of a
   * patch.
   *
   * @param index of the organization in its sandbox, from 0
   */
  public void fillFictional(Tx tx, int index) {
    Organization empty = profile(tx);
    int lastYear = Paris.dayOf(tx.now()).getYear() - 1;
    OrganizationUpdate given = FictionalProfiles.profile(index, empty.legalName(), lastYear);
    check(tx, given, new Faults());
    change(tx, empty, given);
  }

  private static Organization empty(Tx tx) {
    OrganizationDao.Account account = tx.first(askAccount(tx.tenantId())).orElseThrow();
    return Organization.empty(tx.tenantId(), account.name(), account.createdAt());
  }

  private static Organization changed(Tx tx, Organization current, OrganizationUpdate patched) {
    OrganizationUpdate.Activity activity = patched.activity();
    return new Organization(
        tx.tenantId(),
        current.isGiven() ? current.id() : Ids.next(),
        patched.legalName().strip(),
        new Organization.Registration(patched.siren(), patched.headOfficeSiret(), patched.nda()),
        inLegalOrder(patched.actionCategories()),
        new Organization.Turnover(
            patched.trainingTurnover().amount(), patched.trainingTurnover().year()),
        patched.otherSites(),
        inLegalOrder(patched.newEntrantCategories()),
        new Activity(
            valueOr(activity.certifying(), false),
            valueOr(activity.workStudy(), false),
            valueOr(activity.workBasedPeriods(), false),
            valueOr(activity.usesSubcontractors(), false),
            valueOr(activity.longerThanTwoDays(), true)),
        valueOr(activity.remote(), false),
        current.version() + 1,
        current.isGiven() ? current.createdAt() : tx.now(),
        tx.now());
  }

  private static boolean valueOr(Boolean value, boolean defaultValue) {
    return value == null ? defaultValue : value;
  }

  private static List<ActionCategory> inLegalOrder(List<ActionCategory> categories) {
    return categories.stream().sorted().toList();
  }
}
