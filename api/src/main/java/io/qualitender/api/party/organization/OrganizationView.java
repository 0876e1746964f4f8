package io.qualitender.api.party.organization;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.TurnoverBand;
import java.time.Instant;
import java.util.List;

/** The profile on the wire. */
record OrganizationView(
    String id,
    String object,
    String legalName,
    String siren,
    String headOfficeSiret,
    String nda,
    List<ActionCategory> actionCategories,
    Turnover trainingTurnover,
    TurnoverBand turnoverBand,
    int otherSites,
    List<ActionCategory> newEntrantCategories,
    Activity activity,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * @param amount cents excluding VAT
   */
  record Turnover(long amount, String currency, int year) {}

  record Activity(
      boolean certifying,
      boolean workStudy,
      boolean workBasedPeriods,
      boolean usesSubcontractors,
      boolean longerThanTwoDays,
      boolean remote) {}

  /**
   * @param band null until the turnover is given
   */
  static OrganizationView of(Organization organization, TurnoverBand band) {
    boolean given = organization.isGiven();
    return new OrganizationView(
        Organization.ID.format(organization.id()),
        "organization",
        organization.legalName(),
        given ? organization.registration().siren() : null,
        given ? organization.registration().headOfficeSiret() : null,
        given ? organization.registration().nda() : null,
        organization.actionCategories(),
        given
            ? new Turnover(organization.turnover().amount(), "EUR", organization.turnover().year())
            : null,
        band,
        given ? organization.otherSites() : 0,
        organization.newEntrantCategories(),
        given ? activity(organization) : new Activity(false, false, false, false, true, false),
        organization.createdAt(),
        organization.updatedAt(),
        organization.version());
  }

  private static Activity activity(Organization organization) {
    return new Activity(
        organization.activity().certifying(),
        organization.activity().workStudy(),
        organization.activity().workBasedPeriods(),
        organization.activity().usesSubcontractors(),
        organization.activity().longerThanTwoDays(),
        organization.remote());
  }
}
