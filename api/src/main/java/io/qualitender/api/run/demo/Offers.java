package io.qualitender.api.run.demo;

/**
 * The bodies' offers and their expected results, computed by hand.
 *
 * <p>Cycle cost = application + main audit + surveillance audit + certificate + 3 × annual fee +
 * travel of both audits. VAT is 20 %. Cost per audit day = (main + surveillance) ÷ days offered.
 * Lead time = days from 15 December 2026. Of the three that can be compared the best cost is
 * Aurore's 215 000 cents, the best day Boréal's 116 500, the best lead time Cadran's 51 days; a
 * score is 100 × best ÷ own, the total 60 % cost + 20 % day + 20 % lead time.
 *
 * <pre>
 *            application   main  surveillance certificate annual×3 travel   = excl.      VAT     incl.
 * Aurore          15 000 110 000      70 000    included        0  20 000   215 000   43 000   258 000
 * Cadran          20 000 125 000      75 000      10 000   15 000  30 000   275 000   55 000   330 000
 * Boréal          12 000 165 000      68 000       5 000   12 000  incl.    262 000   52 400   314 400
 * Dune            10 000  60 000      40 000    included        0  15 000   125 000   25 000   150 000
 *
 *            cost per audit day           lead time               scores                           total
 * Aurore     180 000 ÷ 1.5 = 120 000      16+31+10      = 57   100.00   97.08   89.47   60.0000+19.4167+17.8947 = 97.31
 * Cadran     200 000 ÷ 1.5 = 133 333      16+31+4       = 51    78.18   87.38  100.00   46.9091+17.4750+20.0000 = 84.38
 * Boréal     233 000 ÷ 2.0 = 116 500      16+31+24      = 71    82.06  100.00   71.83   49.2366+20.0000+14.3662 = 83.60
 * Dune       100 000 ÷ 1.0 = 100 000      16+31+1       = 48   half a day where the law requires one: not comparable
 * </pre>
 *
 * Cadran's day is exactly 87.375, shown as 87.38. None is abnormally low: 215 000 is 20 % under the
 * mean of the two others (268 500) and 18 % under the next (262 000).
 */
final class Offers {

  private Offers() {}

  /**
   * Cents, and days of lead time.
   *
   * @param perDay rounded half up
   */
  record Sums(long exclTax, long tax, long inclTax, long perDay, int leadDays) {}

  /** Rounded half up to two decimals. */
  record Scores(int rank, String cost, String day, String lead, String total) {}

  static final Offer AURORE =
      Offer.of("1.0", "0.5", "2027-02-10")
          .line("application_fee", 15_000)
          .line("main_audit", 110_000)
          .line("surveillance_audit", 70_000)
          .included("certificate_fee")
          .line("annual_fee", 0)
          .line("travel_main", 12_000)
          .line("travel_surveillance", 8_000)
          .line("renewal_audit", 105_000)
          .line("complementary_audit", 45_000);

  static final Sums AURORE_SUMS = new Sums(215_000, 43_000, 258_000, 120_000, 57);
  static final Scores AURORE_SCORES = new Scores(1, "100.00", "97.08", "89.47", "97.31");

  static final Offer CADRAN =
      Offer.of("1.0", "0.5", "2027-02-04")
          .line("application_fee", 20_000)
          .line("main_audit", 125_000)
          .line("surveillance_audit", 75_000)
          .line("certificate_fee", 10_000)
          .line("annual_fee", 5_000)
          .line("travel_main", 20_000)
          .line("travel_surveillance", 10_000);

  static final Sums CADRAN_SUMS = new Sums(275_000, 55_000, 330_000, 133_333, 51);
  static final Scores CADRAN_SCORES = new Scores(2, "78.18", "87.38", "100.00", "84.38");

  /** Half a day more than the law requires. */
  static final Offer BOREAL_FIRST =
      Offer.of("1.5", "0.5", "2027-02-24")
          .line("application_fee", 12_000)
          .line("main_audit", 190_000)
          .line("surveillance_audit", 68_000)
          .line("certificate_fee", 5_000)
          .line("annual_fee", 4_000)
          .included("travel_main")
          .included("travel_surveillance");

  /** 12 000 + 190 000 + 68 000 + 5 000 + 3 × 4 000. */
  static final long BOREAL_FIRST_EXCL_TAX = 287_000;

  static final Offer BOREAL = BOREAL_FIRST.line("main_audit", 165_000);
  static final Sums BOREAL_SUMS = new Sums(262_000, 52_400, 314_400, 116_500, 71);
  static final Scores BOREAL_SCORES = new Scores(3, "82.06", "100.00", "71.83", "83.60");

  /** Half a day where the law requires one. */
  static final Offer DUNE =
      Offer.of("0.5", "0.5", "2027-02-01")
          .line("application_fee", 10_000)
          .line("main_audit", 60_000)
          .line("surveillance_audit", 40_000)
          .included("certificate_fee")
          .line("annual_fee", 0)
          .line("travel_main", 10_000)
          .line("travel_surveillance", 5_000);

  static final Sums DUNE_SUMS = new Sums(125_000, 25_000, 150_000, 100_000, 48);

  /** Submitted and withdrawn before the deadline. */
  static final Offer IRIS =
      Offer.of("1.0", "0.5", "2027-03-15")
          .line("application_fee", 9_000)
          .line("main_audit", 99_000)
          .line("surveillance_audit", 60_000)
          .included("certificate_fee")
          .included("annual_fee")
          .included("travel_main")
          .included("travel_surveillance");

  /** Drafted in time but submitted too late. */
  static final Offer FALAISE =
      Offer.of("1.0", "0.5", "2027-02-15")
          .line("application_fee", 5_000)
          .line("main_audit", 90_000)
          .line("surveillance_audit", 55_000)
          .included("certificate_fee")
          .line("annual_fee", 0)
          .line("travel_main", 5_000)
          .included("travel_surveillance");
}
