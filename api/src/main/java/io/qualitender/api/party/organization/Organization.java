package io.qualitender.api.party.organization;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Activity;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The profile of a training organization. Until the first patch, which must complete it, only the
 * tenant's name and the lists, then empty, are not null.
 *
 * @param id null until the first patch
 * @param otherSites sites besides the central function
 * @param activity the declarations on which the conditions of indicators depend
 * @param remote at least one service is given remotely
 * @param version 0 until the first patch
 */
public record Organization(
    UUID tenantId,
    UUID id,
    String legalName,
    Registration registration,
    List<ActionCategory> actionCategories,
    Turnover turnover,
    Integer otherSites,
    List<ActionCategory> newEntrantCategories,
    Activity activity,
    Boolean remote,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.ORGANIZATION;

  /**
   * The numbers under which it is registered.
   *
   * @param siren 9 digits
   * @param headOfficeSiret 14 digits, of that SIREN
   * @param nda the activity declaration number, 11 characters
   */
  public record Registration(String siren, String headOfficeSiret, String nda) {}

  /**
   * Its yearly training income.
   *
   * @param amount cents excluding VAT
   * @param year the year of the yearly report (BPF) it comes from, or of a starter's forecast
   */
  public record Turnover(long amount, int year) {}

  /** The empty profile of a tenant of which only the name is known. */
  static Organization empty(UUID tenantId, String legalName, Instant since) {
    return new Organization(
        tenantId, null, legalName, null, List.of(), null, null, List.of(), null, null, 0, since,
        since);
  }

  /** Whether the profile is complete: then no component is null. */
  public boolean isGiven() {
    return version > 0;
  }
}
