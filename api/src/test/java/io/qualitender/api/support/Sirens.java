package io.qualitender.api.support;

import java.util.concurrent.atomic.AtomicInteger;

/** SIRENs for tests that sign up: a SIREN belongs to one live tenant. */
public final class Sirens {

  /** Far from the numbers that tests write out. */
  private static final AtomicInteger LAST = new AtomicInteger(40_000_000);

  private Sirens() {}

  /** One that no tenant of this run has. */
  public static String next() {
    String number = Integer.toString(LAST.incrementAndGet());
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = Character.digit(number.charAt(i), 10);
      // The key is the ninth digit: the eighth, the sixth… from here are doubled.
      int weighed = i % 2 == 1 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return number + (10 - sum % 10) % 10;
  }
}
