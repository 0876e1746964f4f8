package io.qualitender.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A server under test, asked by wrk. */
final class ServerContender implements Contender {

  static final int CONNECTIONS = 16;

  /** Of the requests that can be sent once, the share that one part of a round may use up. */
  private static final double MOST_USED = 0.8;

  /** Before the first measurement: so many seconds for all of them. */
  private static final double FIRST_SECONDS = 10;

  /** Of fewer requests a p99 says nothing; a slow operation is asked for longer, within limits. */
  private static final double REQUESTS_FOR_P99 = 400;

  private static final long LONGEST_AT_RATE = 60;

  private final ServerUnderTest server;
  private final Load load;
  private final Database database;
  private final Dataset data;
  private final Rows rows;
  private final List<Operation.DraftQuote> drafts;
  private final Pace pace;
  private final Map<Operation, Path> files = new EnumMap<>(Operation.class);

  /** The rate of the last measurement, by which the next of a limited number is cut. */
  private final Map<Operation, Double> rates = new EnumMap<>(Operation.class);

  ServerContender(
      ServerUnderTest server,
      Load load,
      Database database,
      Dataset data,
      List<Operation.DraftQuote> drafts,
      Pace pace) {
    this.server = server;
    this.load = load;
    this.database = database;
    this.data = data;
    this.rows = new Rows(database);
    this.drafts = drafts;
    this.pace = pace;
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public boolean takesPart(Operation operation) {
    return server.answers(operation);
  }

  @Override
  public void warm(Operation operation, Duration how) {
    Duration left = how;
    while (left.toSeconds() > 0) {
      Duration part = shortened(operation, left);
      saturate(operation, part);
      rows.putBack(operation);
      left = left.minus(part);
    }
  }

  @Override
  public Sample measure(Operation operation) {
    Meter meter = new Meter(server.pid(), database.pid());
    meter.begin();
    Load.Result saturated = saturate(operation, shortened(operation, pace.saturation()));
    // Where none succeeds the figures are those of the failures.
    double requests = Math.max(1, saturated.requests());
    double serverMicros = meter.serverMicros() / requests;
    double databaseMicros = meter.databaseMicros() / requests;
    double failedShare = saturated.failed() / (saturated.failed() + requests);
    double others = meter.othersBusy();
    long megabytes = Processor.megabytes(server.pid());
    rows.putBack(operation);
    double p50 = 0;
    double p99 = 0;
    if (!pace.atRate().isZero() && saturated.requests() > 0) {
      Load.Result half = atHalf(operation, saturated);
      p50 = half.p50();
      p99 = half.p99();
      rows.putBack(operation);
    }
    return new Sample(
        saturated.perSecond(),
        p50,
        p99,
        serverMicros,
        databaseMicros,
        megabytes,
        failedShare,
        others);
  }

  private Load.Result saturate(Operation operation, Duration how) {
    Load.Result result =
        load.saturate(server.port(), file(operation), operation.isOnce(), CONNECTIONS, how);
    rates.put(operation, result.perSecond());
    return result;
  }

  private Load.Result atHalf(Operation operation, Load.Result saturated) {
    double rate = saturated.perSecond() / 2;
    Duration median = Duration.ofNanos(Math.round(1e9 / saturated.perSecond()));
    long needed = Math.min(LONGEST_AT_RATE, Math.round(REQUESTS_FOR_P99 / rate));
    Duration how = Duration.ofSeconds(Math.max(pace.atRate().toSeconds(), needed));
    return load.atRate(
        server.port(),
        file(operation),
        operation.isOnce(),
        rate,
        median,
        shortened(operation, how));
  }

  private Duration shortened(Operation operation, Duration wanted) {
    if (!operation.isOnce()) {
      return wanted;
    }
    double rate = rates.getOrDefault(operation, drafts.size() / FIRST_SECONDS);
    long seconds = (long) (drafts.size() * MOST_USED / Math.max(1, rate));
    return Duration.ofSeconds(Math.max(1, Math.min(wanted.toSeconds(), seconds)));
  }

  private Path file(Operation operation) {
    return files.computeIfAbsent(
        operation, wanted -> load.write(wanted, wanted.requests(data, drafts)));
  }
}
