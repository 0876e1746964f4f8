package io.qualitender.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests with wrk. */
final class Load {

  private static final Pattern RESULT =
      Pattern.compile(
          "bench requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) max=(\\d+) status=(\\d+) socket=(\\d+)");

  /**
   * Connections at a fixed rate: more than at saturation, so that requests need not wait in wrk.
   */
  private static final int CONNECTIONS_AT_RATE = 64;

  private final Folders folders;

  /** Tells the files of one set of data from those of another. */
  private final String set;

  Load(Folders folders) {
    this(folders, "main");
  }

  Load(Folders folders, String set) {
    this.folders = folders;
    this.set = set;
  }

  /**
   * What wrk counted.
   *
   * @param requests answered with success
   * @param failed refused, failed or not answered in time
   * @param p50 microseconds
   * @param p99 microseconds
   */
  record Result(long requests, long failed, double perSecond, long p50, long p99, long max) {}

  /** As many requests as the server answers. */
  Result saturate(int port, Path requests, boolean once, int connections, Duration how) {
    return run(port, requests, once, connections, how, 0);
  }

  /**
   * A number of requests a second, at chance intervals.
   *
   * @param median of the server, to compute the pauses from
   */
  Result atRate(int port, Path requests, boolean once, double rate, Duration median, Duration how) {
    double millis = CONNECTIONS_AT_RATE * 1000 / rate - median.toNanos() / 1e6;
    return run(port, requests, once, CONNECTIONS_AT_RATE, how, Math.max(1, Math.round(millis)));
  }

  private Result run(
      int port, Path requests, boolean once, int connections, Duration how, long pauseMillis) {
    List<String> words = new ArrayList<>(List.of("wrk", "--timeout", "10s", "-t"));
    words.add(connections > 1 ? "2" : "1");
    words.addAll(List.of("-c", Integer.toString(connections), "-d", how.toSeconds() + "s", "-s"));
    words.add(folders.bench().resolve("load/load.lua").toString());
    words.add("http://127.0.0.1:" + port);
    words.addAll(
        List.of("--", requests.toString(), once ? "once" : "random", Long.toString(pauseMillis)));
    String printed =
        Command.run(
            folders.work().resolve("wrk.log"), Map.of(), how.plus(Duration.ofMinutes(1)), words);
    return read(printed);
  }

  private static Result read(String printed) {
    Matcher matcher = RESULT.matcher(printed);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk printed no result:\n" + printed);
    }
    long[] figures = new long[matcher.groupCount()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = Long.parseLong(matcher.group(i + 1));
    }
    long failed = figures[5] + figures[6];
    long succeeded = Math.max(0, figures[0] - figures[5]);
    return new Result(
        succeeded, failed, succeeded * 1e6 / figures[1], figures[2], figures[3], figures[4]);
  }

  /** Writes the file that wrk reads. */
  Path write(Operation operation, List<Request> requests) {
    try {
      Path file = folders.work().resolve("requests-" + set + "-" + operation.word() + ".tsv");
      Files.createDirectories(file.getParent());
      Files.write(file, requests.stream().map(Request::line).toList());
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
