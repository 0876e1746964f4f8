package io.qualitender.api.party.organization;

import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.VAE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.problem.Faults;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganizationRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  @Test
  void exampleOfTheContractIsValid() {
    assertThat(faults(profile("732829320", "73282932000074", "11751234575"))).isEmpty();
  }

  @Test
  void invalidNumberNamesTheFailedCheck() {
    assertThat(faults(profile("732829321", "7328293200007", "1175123457X")))
        .containsExactly(
            "/siren luhn_key_wrong", "/head_office_siret wrong_length", "/nda wrong_characters");
  }

  @Test
  void siretMustMatchTheSiren() {
    assertThat(faults(profile("552100554", "73282932000074", "11751234575")))
        .containsExactly("/head_office_siret inconsistent");
  }

  @Test
  void newEntrantCategoryMustBeACategory() {
    assertThat(faults(profile(List.of(ACTIONS_DE_FORMATION), List.of(VAE), 2025)))
        .containsExactly("/new_entrant_categories/0 inconsistent");
  }

  @Test
  void yearIsBetweenTheFirstReportAndToday() {
    assertThat(faults(profile(List.of(VAE), List.of(), 2018)))
        .containsExactly("/training_turnover/year out_of_range");
    assertThat(faults(profile(List.of(VAE), List.of(), 2019))).isEmpty();
    assertThat(faults(profile(List.of(VAE), List.of(), 2026))).isEmpty();
    assertThat(faults(profile(List.of(VAE), List.of(), 2027)))
        .containsExactly("/training_turnover/year out_of_range");
  }

  private static OrganizationUpdate profile(String siren, String siret, String nda) {
    return profile(siren, siret, nda, List.of(ACTIONS_DE_FORMATION), List.of(), 2025);
  }

  private static OrganizationUpdate profile(
      List<ActionCategory> categories, List<ActionCategory> newEntrant, int year) {
    return profile("732829320", "73282932000074", "11751234575", categories, newEntrant, year);
  }

  private static OrganizationUpdate profile(
      String siren,
      String siret,
      String nda,
      List<ActionCategory> categories,
      List<ActionCategory> newEntrant,
      int year) {
    return new OrganizationUpdate(
        "Atelier des Métiers",
        siren,
        siret,
        nda,
        categories,
        new OrganizationUpdate.Turnover(12_000_000L, "EUR", year),
        0,
        newEntrant,
        OrganizationUpdate.Activity.DEFAULT);
  }

  private static List<String> faults(OrganizationUpdate profile) {
    Faults faults = new Faults();
    OrganizationRules.check(profile, TODAY, faults);
    return faults.list().stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }
}
