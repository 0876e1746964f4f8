package io.qualitender.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where a run took place. */
record Machine(
    String processor,
    int processors,
    long memoryGigabytes,
    String system,
    String java,
    String database,
    String pgbench,
    String loadAtBegin,
    String commit) {

  static Machine of(Folders folders, String databaseVersion) {
    return new Machine(
        line("/proc/cpuinfo", "model name").replaceFirst(".*:\\s*", ""),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024 / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        databaseVersion,
        output(folders, List.of("pgbench", "--version")),
        loadAverage(),
        output(
            folders,
            List.of("git", "-C", folders.root().toString(), "describe", "--always", "--dirty")));
  }

  /** Of the last minute, five and fifteen. */
  static String loadAverage() {
    return line("/proc/loadavg", "").replaceFirst("^(\\S+ \\S+ \\S+).*", "$1");
  }

  private static String line(String file, String start) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .orElse("unknown 0");
    } catch (IOException e) {
      return "unknown 0";
    }
  }

  private static String output(Folders folders, List<String> words) {
    try {
      return Command.run(
              folders.work().resolve("version.log"), Map.of(), Duration.ofSeconds(20), words)
          .strip();
    } catch (IllegalStateException notHere) {
      return "unknown";
    }
  }
}
