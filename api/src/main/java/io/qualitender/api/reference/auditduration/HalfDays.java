package io.qualitender.api.reference.auditduration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * The length of an audit in half days, the unit of the law; no floating point. On the wire and in
 * the data files a number of days with one decimal, 1.0 or 1.5; in SQL the count.
 *
 * @param count half days, 0 or more
 */
public record HalfDays(int count) implements Comparable<HalfDays> {
  public static final HalfDays NONE = new HalfDays(0);

  private static final BigDecimal HALVES_IN_A_DAY = BigDecimal.valueOf(2);

  /**
   * @throws IllegalArgumentException for a negative count
   */
  public HalfDays {
    if (count < 0) {
      throw new IllegalArgumentException("negative length: " + count);
    }
  }

  /**
   * @param days a multiple of 0.5, 0 or more; 1, 1.0 and 1.00 are the same
   * @throws IllegalArgumentException for any other number
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static HalfDays ofDays(BigDecimal days) {
    try {
      return new HalfDays(days.multiply(HALVES_IN_A_DAY).intValueExact());
    } catch (ArithmeticException notHalves) {
      throw new IllegalArgumentException("not a number of half days: " + days, notHalves);
    }
  }

  /** Days, always with one decimal: 1.0, 1.5. */
  @JsonValue
  public BigDecimal days() {
    return BigDecimal.valueOf(count * 5L, 1);
  }

  public HalfDays plus(HalfDays other) {
    return new HalfDays(Math.addExact(count, other.count));
  }

  /**
   * @param factor 0 or more
   */
  public HalfDays times(int factor) {
    return new HalfDays(Math.multiplyExact(count, factor));
  }

  @Override
  public int compareTo(HalfDays other) {
    return Integer.compare(count, other.count);
  }
}
