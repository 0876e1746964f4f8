package io.qualitender.api.party.organization;

import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.APPRENTISSAGE;
import static io.qualitender.api.reference.referential.ActionCategory.BILANS_DE_COMPETENCES;
import static io.qualitender.api.reference.referential.ActionCategory.VAE;

import io.qualitender.api.party.organization.OrganizationUpdate.Activity;
import io.qualitender.api.party.organization.OrganizationUpdate.Turnover;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.france.Siret;
import java.util.List;

/**
 * What the organizations of a sandbox say of themselves where it is asked for ready: four trades in
 * turn, so that an integrator meets different audits, and numbers that are plainly invented.
 */
final class FictionalProfiles {

  /** Correct by their keys; each begins with another SIREN. */
  private static final List<String> SIRETS =
      List.of(
          "00000001800010",
          "00000002600013",
          "00000003400017",
          "00000004200010",
          "00000005900014",
          "00000006700017",
          "00000007500010",
          "00000008300014",
          "00000009100017",
          "00000010900017");

  private static final String NDA = "1175999%02d75";

  private record Trade(
      List<ActionCategory> categories, long turnover, int otherSites, Activity activity) {}

  private static final List<Trade> TRADES =
      List.of(
          new Trade(
              List.of(ACTIONS_DE_FORMATION),
              12_000_000,
              0,
              new Activity(true, false, false, true, true, false)),
          new Trade(
              List.of(BILANS_DE_COMPETENCES),
              8_000_000,
              0,
              new Activity(false, false, false, true, true, true)),
          new Trade(
              List.of(ACTIONS_DE_FORMATION, APPRENTISSAGE),
              90_000_000,
              4,
              new Activity(true, true, true, false, true, false)),
          new Trade(
              List.of(VAE), 25_000_000, 1, new Activity(true, false, false, true, true, false)));

  private FictionalProfiles() {}

  /**
   * @param index of the organization in its sandbox, from 0
   * @param legalName the name it has already
   * @param year of its turnover
   */
  static OrganizationUpdate profile(int index, String legalName, int year) {
    Trade trade = TRADES.get(index % TRADES.size());
    String siret = SIRETS.get(index);
    return new OrganizationUpdate(
        legalName,
        Siret.siren(siret),
        siret,
        NDA.formatted(index + 1),
        trade.categories(),
        new Turnover(trade.turnover(), "EUR", year),
        trade.otherSites(),
        List.of(),
        trade.activity());
  }
}
