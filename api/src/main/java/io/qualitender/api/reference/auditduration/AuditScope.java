package io.qualitender.api.reference.auditduration;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.TurnoverBand;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the length of an audit depends on.
 *
 * @param band of the yearly training turnover: {@link AuditRules#bandOf}
 * @param categories the categories to be audited, at least one, read in the order of the enum
 * @param otherSites sites other than the central function, 0 or more
 * @param newEntrant new entrant in at least one of the categories; it only lengthens a surveillance
 */
public record AuditScope(
    AuditKind kind,
    TurnoverBand band,
    Set<ActionCategory> categories,
    int otherSites,
    boolean newEntrant) {

  /**
   * @throws IllegalArgumentException without a category or with a negative number of sites
   */
  public AuditScope {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("an audit has at least one category");
    }
    if (otherSites < 0) {
      throw new IllegalArgumentException("a number of sites cannot be negative: " + otherSites);
    }
    categories = Collections.unmodifiableSet(EnumSet.copyOf(categories));
  }
}
