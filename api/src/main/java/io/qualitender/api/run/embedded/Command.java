package io.qualitender.api.run.embedded;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it printed. */
final class Command {

  /** The exit code and output of a program. */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Long enough for a crash recovery of a large folder, short enough not to hang for ever. */
  static final int TIMEOUT_SECONDS = 600;

  private Command() {}

  /**
   * @param folder the program's working folder, readable by whoever runs it
   * @return what it printed on both streams and its exit code; 127 when there is no such program
   */
  static Outcome run(Path folder, List<String> words) {
    Path output = null;
    try {
      // A file, not a pipe: a server started by the program would keep a pipe open for ever.
      output = Files.createTempFile("qualitender-", ".out");
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words));
      builder.directory(folder.toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      // Ignore the user's settings for another PostgreSQL (PGDATA, PGPORT, PGOPTIONS).
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      builder.environment().put("TZ", "UTC");
      Process process;
      try {
        process = builder.start();
      } catch (IOException absent) {
        return new Outcome(127, String.valueOf(absent.getMessage()));
      }
      process.getOutputStream().close();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Outcome(124, words.get(0) + " did not end within " + TIMEOUT_SECONDS + " s");
      }
      // Paths in the output may be in any encoding: never fail on that.
      return new Outcome(
          process.exitValue(),
          new String(Files.readAllBytes(output), Charset.defaultCharset()).strip());
    } catch (IOException e) {
      throw new EmbeddedPostgresException("Cannot run " + words.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("Interrupted while waiting for " + words.get(0), e);
    } finally {
      Folders.deleteQuietly(output);
    }
  }
}
