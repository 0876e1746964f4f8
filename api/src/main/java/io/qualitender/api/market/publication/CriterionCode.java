package io.qualitender.api.market.publication;

/** What quotes are scored by; lower is better for each. */
public enum CriterionCode {
  /** The counted lines over three years, excluding VAT. */
  CYCLE_COST,
  /** Main and surveillance audits over the days offered for them. */
  COST_PER_AUDIT_DAY,
  /** Days from the opening to the earliest audit. */
  LEAD_TIME
}
