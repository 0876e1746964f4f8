package io.qualitender.api.run.embedded;

import java.nio.file.Path;
import java.util.List;

/** Another process that starts the embedded PostgreSQL, to be killed or refused by the tests. */
final class EmbeddedPostgresProcess {

  private EmbeddedPostgresProcess() {}

  /**
   * Prints {@code ready URL} and waits for the end of its input, or prints the error and exits with
   * 1.
   */
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            Path.of(arguments[0]), Options.forTests(Path.of(arguments[1])), text -> {})) {
      System.out.println("ready " + postgres.jdbcUrl());
      while (System.in.read() >= 0) {
        // until the parent closes it
      }
    } catch (EmbeddedPostgresException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  static Process start(Path dataFolder, Path binaries) throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedPostgresProcess.class.getName(),
                dataFolder.toString(),
                binaries.toString()))
        .redirectErrorStream(true)
        .start();
  }
}
