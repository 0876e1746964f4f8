package io.qualitender.api.reference.priceguide;

import io.qualitender.kernel.text.Labelled;

/**
 * The closed list of the lines of a quote, so that quotes can be compared line by line. Which of
 * them a tender uses, whether a line is required and its factor in the three-year cost is dated
 * data: {@link PriceGuide#line}.
 */
public enum CostLine implements Labelled {
  APPLICATION_FEE,
  MAIN_AUDIT,
  SURVEILLANCE_AUDIT,
  CERTIFICATE_FEE,
  ANNUAL_FEE,
  /** Only in the guide before 26 November 2026, for tenders published under it. */
  TRAVEL,
  TRAVEL_MAIN,
  TRAVEL_SURVEILLANCE,
  RENEWAL_AUDIT,
  SAMPLED_SITE,
  ADDED_CATEGORY,
  COMPLEMENTARY_AUDIT,
  POSTPONEMENT_FEE,
  EARLY_TERMINATION_FEE,
  /** Subtracted. */
  DISCOUNT,
  /** Only where the offered date requires it. */
  EXPRESS_SURCHARGE,
  BAND_CHANGE,
  EXTRAORDINARY_AUDIT,
  CERTIFICATE_CHANGE,
  TRANSFER_IN,
  MOCK_AUDIT
}
