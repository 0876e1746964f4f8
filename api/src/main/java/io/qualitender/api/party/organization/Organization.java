package io.qualitender.api.party.organization;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Activity;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The profile of a training organization. Nullable components are null until the first patch, which
 * must complete the profile.
 *
 * @param id null until the first patch
 * @param siren 9 digits
 * @param headOfficeSiret 14 digits, of that SIREN
 * @param nda the activity declaration number, 11 characters
 * @param turnoverAmount yearly training income, cents excluding VAT
 * @param turnoverYear the year of the yearly report (BPF) it comes from, or of a starter's forecast
 * @param otherSites sites besides the central function
 * @param version 0 until the first patch
 */
public record Organization(
    UUID tenantId,
    UUID id,
    String legalName,
    String siren,
    String headOfficeSiret,
    String nda,
    List<ActionCategory> actionCategories,
    Long turnoverAmount,
    Integer turnoverYear,
    Integer otherSites,
    List<ActionCategory> newEntrantCategories,
    Boolean certifying,
    Boolean workStudy,
    Boolean workBasedPeriods,
    Boolean usesSubcontractors,
    Boolean longerThanTwoDays,
    Boolean remote,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.ORGANIZATION;

  /** Whether the profile is complete: then no component is null. */
  public boolean isGiven() {
    return version > 0;
  }

  /**
   * The declarations on which the conditions of indicators depend.
   *
   * @throws NullPointerException before the profile is given
   */
  public Activity activity() {
    return new Activity(
        certifying, workStudy, workBasedPeriods, usesSubcontractors, longerThanTwoDays);
  }
}
