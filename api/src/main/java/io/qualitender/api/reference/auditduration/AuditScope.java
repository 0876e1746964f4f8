package io.qualitender.api.reference.auditduration;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.TurnoverBand;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The inputs of the length of an audit.
 *
 * @param band of the yearly training turnover: {@link AuditRules#bandOf}
 * @param categories the categories to be audited, at least one
 * @param otherSites sites other than the central function, 0 or more
 * @param newEntrant new entrant in at least one of the categories; affects surveillance only
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
      throw new IllegalArgumentException("negative number of sites: " + otherSites);
    }
    categories = Collections.unmodifiableSet(EnumSet.copyOf(categories));
  }
}
