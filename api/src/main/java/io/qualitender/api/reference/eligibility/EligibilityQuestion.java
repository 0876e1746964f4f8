package io.qualitender.api.reference.eligibility;

import io.qualitender.api.reference.referential.ActionCategory;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The inputs of the question whether a provider may, and must, be certified.
 *
 * @param categories the categories it wants the certificate for, at least one
 * @param publicFunding whether it wants public or mutualized funding
 * @param delivered the categories in which it has delivered at least one action
 * @param lastRefusalOrWithdrawalOn the day of its last refusal or withdrawal of a certificate, or
 *     null
 * @param applyOn the day it would apply, Europe/Paris
 */
public record EligibilityQuestion(
    Set<ActionCategory> categories,
    boolean publicFunding,
    Set<ActionCategory> delivered,
    LocalDate lastRefusalOrWithdrawalOn,
    LocalDate applyOn) {

  /**
   * @throws IllegalArgumentException without a category
   */
  public EligibilityQuestion {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("at least one category is required");
    }
    categories = Collections.unmodifiableSet(EnumSet.copyOf(categories));
    delivered = Set.copyOf(delivered);
  }
}
