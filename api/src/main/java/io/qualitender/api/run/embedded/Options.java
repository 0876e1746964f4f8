package io.qualitender.api.run.embedded;

import java.nio.file.Path;

/**
 * How to run the embedded PostgreSQL.
 *
 * @param durable whether a committed transaction survives a power cut (fsync, synchronous_commit)
 * @param binariesFolder where the unpacked binaries are kept; null for inside the data folder
 */
public record Options(boolean durable, Path binariesFolder) {

  /** The default: durable, everything inside the data folder. */
  public static Options product() {
    return new Options(true, null);
  }

  /**
   * For tests: fast but not durable, binaries unpacked once for many runs.
   *
   * <p>A data folder that stays the same between runs (under {@code target/}) starts faster than a
   * fresh one, and the next run stops a server that a killed run left behind.
   *
   * @param binariesFolder shared between runs, for instance {@code target/postgres}
   */
  public static Options forTests(Path binariesFolder) {
    return new Options(false, binariesFolder);
  }
}
