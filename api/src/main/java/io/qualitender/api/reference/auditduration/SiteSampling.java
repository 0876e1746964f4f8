package io.qualitender.api.reference.auditduration;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Confidence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of the sites other than the central function an audit visits. The central function is
 * always audited on top.
 *
 * @param n what the formulas' n counts, in words
 */
public record SiteSampling(
    BilingualText n,
    @JsonProperty("INITIAL") Formula initial,
    @JsonProperty("RENEWAL") Formula renewal,
    @JsonProperty("SURVEILLANCE") Formula surveillance) {

  public SiteSampling {
    check(
        n != null && initial != null && renewal != null && surveillance != null,
        "siteSampling lacks n, INITIAL, RENEWAL or SURVEILLANCE");
  }

  /**
   * How many sites, and how well that number is confirmed.
   *
   * @param confirmed how many of them are sure: all of them, or the minimum where the formula is
   *     not confirmed
   */
  public record Sample(int sites, Confidence confidence, int confirmed) {}

  /**
   * {@code round(sqrt(n))} or {@code round(f * sqrt(n))}, f a decimal number.
   *
   * @param rounding in words; half up is what we do
   * @param minimumWhenNPositive at least so many when there is another site; null for no minimum
   * @param minimumConfidence how well the minimum is confirmed; null without one
   * @param mustIncludeSiteNotAuditedBefore whether one of them was not audited the time before
   * @param note what is to be known of the formula; null without
   */
  public record Formula(
      String formula,
      BilingualText rounding,
      Integer minimumWhenNPositive,
      @JsonAlias("formulaConfidence") Confidence confidence,
      Confidence minimumConfidence,
      Boolean mustIncludeSiteNotAuditedBefore,
      BilingualText note) {
    private static final Pattern SHAPE =
        Pattern.compile("round\\((?:([0-9]+(?:\\.[0-9]+)?) \\* )?sqrt\\(n\\)\\)");

    public Formula {
      check(formula != null && SHAPE.matcher(formula).matches(), "unreadable formula " + formula);
      check(confidence != null, formula + " lacks its confidence");
      check(
          (minimumWhenNPositive == null) == (minimumConfidence == null),
          formula + ": a minimum and its confidence go together");
      mustIncludeSiteNotAuditedBefore = Boolean.TRUE.equals(mustIncludeSiteNotAuditedBefore);
    }

    /** What the square root is multiplied by; 1 where nothing is said. */
    public BigDecimal factor() {
      Matcher shape = SHAPE.matcher(formula);
      check(shape.matches(), formula);
      return shape.group(1) == null ? BigDecimal.ONE : new BigDecimal(shape.group(1));
    }

    Sample sample(int otherSites) {
      if (otherSites == 0) {
        return new Sample(0, Confidence.A, 0);
      }
      int rounded = roundedRoot(factor(), otherSites);
      if (minimumWhenNPositive == null || rounded > minimumWhenNPositive) {
        return new Sample(rounded, confidence, confidence.indicative() ? sureMinimum() : rounded);
      }
      // Where both say the same, the surer one vouches for it.
      Confidence own =
          rounded == minimumWhenNPositive
              ? confidence.highest(minimumConfidence)
              : minimumConfidence;
      return new Sample(minimumWhenNPositive, own, own.indicative() ? 0 : minimumWhenNPositive);
    }

    private int sureMinimum() {
      return minimumWhenNPositive == null || minimumConfidence.indicative()
          ? 0
          : minimumWhenNPositive;
    }
  }

  /**
   * The sites to visit.
   *
   * @param otherSites sites other than the central function, 0 or more
   */
  Sample sample(AuditKind kind, int otherSites) {
    return switch (kind) {
      case INITIAL -> initial.sample(otherSites);
      case RENEWAL -> renewal.sample(otherSites);
      case SURVEILLANCE -> surveillance.sample(otherSites);
    };
  }

  /**
   * f·√n to the nearest whole number, half up, without ever taking a root that is not whole.
   *
   * <p>With f = p/q: k is right when k − ½ ≤ (p/q)·√n, that is ((2k − 1)·q)² ≤ 4·p²·n. So 2k − 1 is
   * the greatest odd number not above m = ⌊√⌊4·p²·n / q²⌋⌋, and k = ⌊(m + 1) / 2⌋.
   */
  static int roundedRoot(BigDecimal factor, int n) {
    BigInteger p = factor.unscaledValue();
    BigInteger q = BigInteger.TEN.pow(factor.scale());
    BigInteger m = p.pow(2).multiply(BigInteger.valueOf(4L * n)).divide(q.pow(2)).sqrt();
    return m.add(BigInteger.ONE).shiftRight(1).intValueExact();
  }
}
