package io.qualitender.api.reference.priceguide;

import io.qualitender.kernel.text.Labelled;

/**
 * The closed list of lines a quote is made of, so that quotes are compared line by line. Which of
 * them a tender asks for, whether a line is required and how often it counts in the three-year cost
 * is dated data: {@link PriceGuide#line}.
 */
public enum CostLine implements Labelled {
  APPLICATION_FEE,
  MAIN_AUDIT,
  SURVEILLANCE_AUDIT,
  CERTIFICATE_FEE,
  ANNUAL_FEE,
  /** Of the guide before 26 November 2026; tenders published under it keep it. */
  TRAVEL,
  TRAVEL_MAIN,
  TRAVEL_SURVEILLANCE,
  RENEWAL_AUDIT,
  SAMPLED_SITE,
  ADDED_CATEGORY,
  COMPLEMENTARY_AUDIT,
  POSTPONEMENT_FEE,
  EARLY_TERMINATION_FEE,
  /** Taken off. */
  DISCOUNT,
  /** Only where the offered date needs it. */
  EXPRESS_SURCHARGE,
  BAND_CHANGE,
  EXTRAORDINARY_AUDIT,
  CERTIFICATE_CHANGE,
  TRANSFER_IN,
  MOCK_AUDIT
}
