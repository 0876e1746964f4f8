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
 * The number of sites that an audit visits in addition to the central function, which is always
 * audited.
 *
 * @param n description of n in the formulas
 */
public record SiteSampling(
    BilingualText n,
    @JsonProperty("INITIAL") Formula initial,
    @JsonProperty("RENEWAL") Formula renewal,
    @JsonProperty("SURVEILLANCE") Formula surveillance) {

  public SiteSampling {
    check(
        n != null && initial != null && renewal != null && surveillance != null,
        "siteSampling without n, INITIAL, RENEWAL or SURVEILLANCE");
  }

  /**
   * The number of sites and its confidence.
   *
   * @param confirmed the confirmed number: all of them, or the minimum where the formula is
   *     unconfirmed
   */
  public record Sample(int sites, Confidence confidence, int confirmed) {}

  /**
   * {@code round(sqrt(n))} or {@code round(f * sqrt(n))}, f a decimal number.
   *
   * @param rounding description of the rounding; half up is implemented
   * @param minimumWhenNPositive minimum where there is at least one other site; null for none
   * @param minimumConfidence confidence of the minimum; null without one
   * @param mustIncludeSiteNotAuditedBefore whether one of them must be a site not audited last time
   * @param note remark on the formula; null without
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
      check(formula != null && SHAPE.matcher(formula).matches(), "unknown formula " + formula);
      check(confidence != null, formula + " has no confidence");
      check(
          (minimumWhenNPositive == null) == (minimumConfidence == null),
          formula + ": minimum and its confidence must both be given");
      mustIncludeSiteNotAuditedBefore = Boolean.TRUE.equals(mustIncludeSiteNotAuditedBefore);
    }

    /** The factor of the square root; 1 if none is given. */
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
        return new Sample(
            rounded, confidence, confidence.indicative() ? confirmedMinimum() : rounded);
      }
      // Where both give the same number, the higher confidence applies.
      Confidence own =
          rounded == minimumWhenNPositive
              ? confidence.highest(minimumConfidence)
              : minimumConfidence;
      return new Sample(minimumWhenNPositive, own, own.indicative() ? 0 : minimumWhenNPositive);
    }

    private int confirmedMinimum() {
      return minimumWhenNPositive == null || minimumConfidence.indicative()
          ? 0
          : minimumWhenNPositive;
    }
  }

  /**
   * The number of sites to visit.
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
   * f·√n to the nearest integer, half up, computed with integer roots only.
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
