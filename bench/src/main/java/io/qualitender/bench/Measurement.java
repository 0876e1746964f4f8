package io.qualitender.bench;

import io.qualitender.bench.Results.Figures;
import io.qualitender.bench.Results.Measured;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measures operations on one size of data, against the limit and the peers. */
final class Measurement {

  private static final String PRODUCT = "product";
  private static final int COMPARED_ROWS = 3;

  private final Folders folders;
  private final Database database;
  private final Dataset data;
  private final Pace pace;
  private final Console console;

  Measurement(Folders folders, Database database, Dataset data, Pace pace, Console console) {
    this.folders = folders;
    this.database = database;
    this.data = data;
    this.pace = pace;
    this.console = console;
  }

  /**
   * @param starts of the servers, the product first
   */
  List<Measured> of(List<Operation> operations, List<ServerUnderTest.Start> starts)
      throws Exception {
    if (operations.isEmpty()) {
      return List.of();
    }
    Rows rows = new Rows(database);
    // A run that was stopped may have left changed rows behind.
    operations.forEach(rows::putBack);
    List<Operation.DraftQuote> drafts = rows.drafts();
    Pgbench pgbench = new Pgbench(folders, database, data, drafts.size());
    console.say("Counting round trips");
    Map<Operation, RoundTrips.Counted> trips =
        RoundTrips.count(folders, database, data, operations);
    List<ServerUnderTest> servers = new ArrayList<>();
    try {
      for (ServerUnderTest.Start start : starts) {
        console.say("Starting a server");
        servers.add(start.on(database));
      }
      LimitCheck check = new LimitCheck(folders, database, pgbench);
      Map<Operation, Integer> checks = compareRows(operations, check, servers.get(0).port());
      Map<Operation, Map<String, Integer>> bytes = bytes(operations, servers, drafts);
      List<Contender> contenders = new ArrayList<>();
      Load load = new Load(folders);
      servers.forEach(
          server ->
              contenders.add(new ServerContender(server, load, database, data, drafts, pace)));
      for (Pgbench.Form form : Pgbench.Form.values()) {
        contenders.add(new LimitContender(folders, pgbench, form, database, rows, pace));
      }
      return new Rounds(contenders, pace, console)
          .run(operations).entrySet().stream()
              .map(
                  each ->
                      measured(
                          each.getKey(),
                          each.getValue(),
                          servers,
                          trips.get(each.getKey()),
                          checks.getOrDefault(each.getKey(), 0),
                          bytes.get(each.getKey()),
                          notSent(check, each.getKey(), trips.get(each.getKey()))))
              .toList();
    } finally {
      servers.forEach(ServerUnderTest::close);
    }
  }

  private Map<Operation, Integer> compareRows(
      List<Operation> operations, LimitCheck check, int port) throws Exception {
    console.say("Comparing the limit's rows with the answers");
    Answers answers = new Answers(port);
    Map<Operation, Integer> checks = new LinkedHashMap<>();
    for (Operation operation : operations) {
      if (!LimitScript.exists(folders, operation)) {
        continue;
      }
      int made = 0;
      for (int n = 0; n < COMPARED_ROWS; n++) {
        made += check.compareRows(operation, 1 + n * 7, n * 31, answers);
      }
      checks.put(operation, made);
    }
    return checks;
  }

  /** The sizes of the answers, by server; those of peers must be the product's. */
  private Map<Operation, Map<String, Integer>> bytes(
      List<Operation> operations,
      List<ServerUnderTest> servers,
      List<Operation.DraftQuote> drafts) {
    Map<Operation, Map<String, Integer>> bytes = new LinkedHashMap<>();
    for (Operation operation : operations) {
      List<String> products = null;
      for (ServerUnderTest server : servers) {
        if (server.answers(operation)) {
          Answers answers = new Answers(server.port());
          List<String> given =
              operation.requests(data, drafts).stream()
                  .limit(COMPARED_ROWS)
                  .map(answers::to)
                  .toList();
          if (products == null) {
            products = given;
          } else {
            SameAnswers.require(operation, products, given, server.name());
          }
          double average =
              given.stream()
                  .mapToInt(each -> each.getBytes(StandardCharsets.UTF_8).length)
                  .average()
                  .orElse(0);
          bytes
              .computeIfAbsent(operation, of -> new LinkedHashMap<>())
              .put(server.name(), (int) average);
          new Rows(database).putBack(operation);
        }
      }
    }
    return bytes;
  }

  private List<String> notSent(LimitCheck check, Operation operation, RoundTrips.Counted trips) {
    return LimitScript.exists(folders, operation)
        ? check.differences(operation, trips.statements())
        : List.of();
  }

  private static Measured measured(
      Operation operation,
      Map<String, List<Sample>> samples,
      List<ServerUnderTest> servers,
      RoundTrips.Counted trips,
      int checks,
      Map<String, Integer> bytes,
      List<String> notSent) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    samples.forEach((name, of) -> figures.put(name, figures(of)));
    Map<String, Spread> ofLimit = new LinkedHashMap<>();
    Map<String, Spread> ofPeer = new LinkedHashMap<>();
    List<Sample> limit = samples.get(LimitContender.name(Pgbench.Form.PIPELINE));
    for (ServerUnderTest server : servers) {
      List<Sample> own = samples.get(server.name());
      if (own != null && limit != null) {
        ofLimit.put(server.name(), ratio(own, limit));
      }
      if (own != null && !server.name().equals(PRODUCT)) {
        ofPeer.put(server.name(), ratio(samples.get(PRODUCT), own));
      }
    }
    return new Measured(
        operation.word(),
        operation.title(),
        figures,
        ofLimit,
        ofPeer,
        trips,
        checks,
        bytes,
        notSent);
  }

  private static Spread ratio(List<Sample> one, List<Sample> other) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < one.size(); round++) {
      ratios.add(one.get(round).perSecond() / other.get(round).perSecond());
    }
    return Spread.of(ratios);
  }

  private static Figures figures(List<Sample> samples) {
    return new Figures(
        spread(samples, Sample::perSecond),
        spread(samples, Sample::p50),
        spread(samples, Sample::p99),
        spread(samples, sample -> sample.p50() == 0 ? 0 : sample.p99() / sample.p50()),
        spread(samples, Sample::serverMicros),
        spread(samples, Sample::databaseMicros),
        spread(samples, Sample::megabytes),
        spread(samples, Sample::failedShare),
        Spread.of(samples.stream().map(Sample::othersBusy).toList()));
  }

  /** Null where nothing was measured. */
  private static Spread spread(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    List<Double> values =
        samples.stream().mapToDouble(figure).filter(value -> value > 0).boxed().toList();
    return Spread.of(values);
  }
}
