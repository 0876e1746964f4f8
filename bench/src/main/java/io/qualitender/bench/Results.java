package io.qualitender.bench;

import java.util.List;
import java.util.Map;

/**
 * All that a run found; kept as {@code bench/report.json}.
 *
 * @param at the day and time of the run, in UTC
 * @param organizations size of the data in which the operations were measured
 * @param quick the ratios of the quick form in the same run, with which later quick runs are
 *     compared; by operation
 */
record Results(
    String at,
    Machine machine,
    String pace,
    int organizations,
    List<Measured> operations,
    Growth.Found growth,
    StartUp.Found startUp,
    Sweep.Found sweep,
    Map<String, Double> quick) {

  /**
   * One operation.
   *
   * @param contenders by name, in the order of the rounds
   * @param ofLimit rate of each server divided by the limit's of the same round
   * @param ofPeer rate of the product divided by that of each peer of the same round
   * @param bytes of the answers, on average, by server: peers must answer as much
   * @param notSent statements of the limit that the product does not send as they are
   */
  record Measured(
      String operation,
      String title,
      Map<String, Figures> contenders,
      Map<String, Spread> ofLimit,
      Map<String, Spread> ofPeer,
      RoundTrips.Counted trips,
      int checks,
      Map<String, Integer> bytes,
      List<String> notSent) {}

  /**
   * What one contender reached, over all rounds; null where it was not measured.
   *
   * @param p50 microseconds at half the saturation rate
   * @param p99 the same
   * @param tail p99 divided by p50 of the same round
   */
  record Figures(
      Spread perSecond,
      Spread p50,
      Spread p99,
      Spread tail,
      Spread serverMicros,
      Spread databaseMicros,
      Spread megabytes,
      Spread failedShare,
      Spread othersBusy) {}
}
