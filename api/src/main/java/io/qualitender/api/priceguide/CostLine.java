package io.qualitender.api.priceguide;

/**
 * The closed list of lines a quote is made of, so that quotes are compared line by line. Whether a
 * line is required and how often it counts in the three-year cost is dated data: {@link
 * PriceGuide#line}.
 */
public enum CostLine {
  APPLICATION_FEE,
  MAIN_AUDIT,
  SURVEILLANCE_AUDIT,
  CERTIFICATE_FEE,
  ANNUAL_FEE,
  TRAVEL,
  RENEWAL_AUDIT,
  SAMPLED_SITE,
  ADDED_CATEGORY,
  COMPLEMENTARY_AUDIT,
  POSTPONEMENT_FEE,
  EARLY_TERMINATION_FEE
}
