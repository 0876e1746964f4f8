package io.qualitender.api.party.organization;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.france.Nda;
import io.qualitender.kernel.france.Siren;
import io.qualitender.kernel.france.Siret;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import java.time.LocalDate;
import java.util.List;

/** Validation of a profile, beyond the format of its fields. */
final class OrganizationRules {

  /** The oldest yearly report (BPF) that first audits could use. */
  private static final int FIRST_YEAR = 2019;

  private OrganizationRules() {}

  /**
   * Adds all faults that {@code faults} does not have yet.
   *
   * @param today in Europe/Paris, by the tenant's clock
   */
  static void check(OrganizationUpdate profile, LocalDate today, Faults faults) {
    numbers(profile, faults);
    newEntrant(profile, faults);
    turnover(profile, today, faults);
  }

  private static void numbers(OrganizationUpdate profile, Faults faults) {
    if (profile.siren() != null) {
      Siren.fault(profile.siren()).ifPresent(fault -> faults.add(fault.at("/siren")));
    }
    if (profile.headOfficeSiret() != null) {
      Siret.fault(profile.headOfficeSiret())
          .ifPresent(fault -> faults.add(fault.at("/head_office_siret")));
    }
    if (profile.nda() != null) {
      Nda.fault(profile.nda()).ifPresent(fault -> faults.add(fault.at("/nda")));
    }
    boolean bothGiven = profile.siren() != null && profile.headOfficeSiret() != null;
    if (bothGiven && !faults.has("/siren") && !faults.has("/head_office_siret")) {
      faults.check(
          Siret.siren(profile.headOfficeSiret()).equals(profile.siren()),
          "/head_office_siret",
          "inconsistent",
          Text.of("organization.siret_of_another_siren", Siret.siren(profile.headOfficeSiret())));
    }
  }

  private static void newEntrant(OrganizationUpdate profile, Faults faults) {
    List<ActionCategory> newCategories = profile.newEntrantCategories();
    if (newCategories == null || profile.actionCategories() == null) {
      return;
    }
    for (int i = 0; i < newCategories.size(); i++) {
      faults.check(
          newCategories.get(i) == null || profile.actionCategories().contains(newCategories.get(i)),
          "/new_entrant_categories/" + i,
          "inconsistent",
          Text.of("organization.new_entrant_elsewhere"));
    }
  }

  private static void turnover(OrganizationUpdate profile, LocalDate today, Faults faults) {
    OrganizationUpdate.Turnover turnover = profile.trainingTurnover();
    if (turnover == null) {
      return;
    }
    if (turnover.currency() != null) {
      faults.check(
          turnover.currency().equals("EUR"),
          "/training_turnover/currency",
          "unknown_value",
          Text.of("organization.euros_only"));
    }
    if (turnover.year() != null) {
      faults.check(
          turnover.year() >= FIRST_YEAR && turnover.year() <= today.getYear(),
          "/training_turnover/year",
          "out_of_range",
          Text.of(
              "organization.year_of_the_report",
              String.valueOf(FIRST_YEAR),
              String.valueOf(today.getYear())));
    }
  }
}
