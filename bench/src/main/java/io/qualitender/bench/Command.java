package io.qualitender.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program to its end and returns what it printed. */
final class Command {

  private Command() {}

  /**
   * @param longest after this time it is stopped and the run fails
   * @throws IllegalStateException when it fails, with what it printed
   */
  static String run(
      Path output, Map<String, String> environment, Duration longest, List<String> words) {
    try {
      Files.createDirectories(output.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(words.get(0) + " took longer than " + longest);
        }
      } finally {
        process.destroyForcibly();
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", words) + " failed:\n" + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new IllegalStateException(words.get(0) + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
