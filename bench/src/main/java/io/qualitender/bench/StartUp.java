package io.qualitender.bench;

import java.util.ArrayList;
import java.util.List;

/** How long the jar takes to its first answer, as delivered, and its memory at rest. */
final class StartUp {

  private static final long REST_MILLIS = 10_000;

  /**
   * @param seconds from the start of its process to the first answer with status 200
   * @param megabytes resident, ten seconds later
   */
  record Found(Spread seconds, Spread megabytes) {}

  private StartUp() {}

  static Found measure(Folders folders, Database database, int rounds) throws InterruptedException {
    List<Double> seconds = new ArrayList<>();
    List<Double> megabytes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      try (ProductServer product =
          ProductServer.start(folders, database, database.port(), ProductServer.Form.DELIVERED)) {
        seconds.add(product.untilFirstAnswer().toMillis() / 1e3);
        Thread.sleep(REST_MILLIS);
        megabytes.add((double) Processor.megabytes(product.pid()));
      }
    }
    return new Found(Spread.of(seconds), Spread.of(megabytes));
  }
}
