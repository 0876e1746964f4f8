package io.qualitender.bench;

import java.time.Duration;

/**
 * How long each part of a round takes.
 *
 * @param warmUp of each contender before the rounds of an operation
 * @param saturation of one server in one round
 * @param atRate at half the saturation rate; zero to leave it out
 * @param limit of one form of the limit in one round
 */
record Pace(int rounds, Duration warmUp, Duration saturation, Duration atRate, Duration limit) {

  static final Pace FULL = seconds(7, 60, 10, 10, 8);
  static final Pace QUICK = seconds(3, 5, 3, 0, 2);

  static Pace seconds(int rounds, int warmUp, int saturation, int atRate, int limit) {
    return new Pace(
        rounds,
        Duration.ofSeconds(warmUp),
        Duration.ofSeconds(saturation),
        Duration.ofSeconds(atRate),
        Duration.ofSeconds(limit));
  }

  /** Half as long: one connection's median needs fewer requests. */
  Pace forGrowth() {
    return new Pace(rounds, half(warmUp), half(saturation), atRate, limit);
  }

  private static Duration half(Duration whole) {
    return Duration.ofSeconds(Math.max(1, whole.toSeconds() / 2));
  }

  Pace withSeconds(int each) {
    return seconds(rounds, 2 * each, each, each, each);
  }

  Pace withRounds(int other) {
    return new Pace(other, warmUp, saturation, atRate, limit);
  }
}
