package io.qualitender.api.reference.web;

/**
 * A price on the wire.
 *
 * @param amount cents, excluding VAT
 */
record MoneyView(long amount, String currency) {
  /** Whole euros, or null for none. */
  static MoneyView ofEuros(Long euros) {
    return euros == null ? null : new MoneyView(Math.multiplyExact(euros, 100L), "EUR");
  }
}
