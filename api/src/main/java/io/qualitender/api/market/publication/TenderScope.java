package io.qualitender.api.market.publication;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.TurnoverBand;
import java.util.List;

/**
 * What is to be certified, copied from the organization and frozen at publication.
 *
 * @param turnoverYear the year of the yearly report (BPF) that the band comes from
 * @param otherSites sites besides the central function
 */
public record TenderScope(
    List<ActionCategory> actionCategories,
    TurnoverBand turnoverBand,
    int turnoverYear,
    int otherSites,
    List<ActionCategory> newEntrantCategories,
    Activity activity) {

  /** The organization's declarations on which the conditions of indicators depend. */
  public record Activity(
      boolean certifying,
      boolean workStudy,
      boolean workBasedPeriods,
      boolean usesSubcontractors,
      boolean longerThanTwoDays,
      boolean remote) {}

  public boolean newEntrant() {
    return !newEntrantCategories.isEmpty();
  }
}
