package io.qualitender.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an operation's median grows with the number of organizations. All sizes run at the same time,
 * each with a database and a server, and are asked in turns by one connection.
 */
final class Growth {

  static final List<Integer> SIZES = List.of(100, 10_000, 120_000);

  private static final int ONE_CONNECTION = 1;

  /**
   * @param sizes numbers of organizations, ascending
   * @param medians microseconds, by operation, one per size
   * @param ratios of the median at each size to that at the smallest, by operation
   */
  record Found(
      List<Integer> sizes, Map<String, List<Spread>> medians, Map<String, List<Spread>> ratios) {}

  /** One size. */
  private final class Site implements AutoCloseable {
    private final Dataset data;
    private final Database database;
    private final ProductServer product;
    private final Load load;
    private final List<Operation.DraftQuote> drafts;
    private final Map<Operation, Path> files = new EnumMap<>(Operation.class);

    Site(int organizations) throws Exception {
      data = new Dataset(organizations);
      database = Dataset.open(folders, organizations, console);
      Rows rows = new Rows(database);
      operations.forEach(rows::putBack);
      drafts = rows.drafts();
      product = ProductServer.start(folders, database, database.port(), ProductServer.Form.LOADED);
      load = new Load(folders, Integer.toString(organizations));
    }

    double median(Operation operation, Duration how) {
      Path file =
          files.computeIfAbsent(
              operation, wanted -> load.write(wanted, wanted.requests(data, drafts)));
      Load.Result result =
          load.saturate(product.port(), file, operation.isOnce(), ONE_CONNECTION, how);
      new Rows(database).putBack(operation);
      return result.p50();
    }

    @Override
    public void close() {
      product.close();
      database.close();
    }
  }

  private final Folders folders;
  private final List<Operation> operations;
  private final Pace pace;
  private final Console console;

  Growth(Folders folders, List<Operation> operations, Pace pace, Console console) {
    this.folders = folders;
    this.operations = operations;
    this.pace = pace;
    this.console = console;
  }

  Found measure(List<Integer> sizes) throws Exception {
    List<Site> sites = new ArrayList<>();
    try {
      for (int size : sizes) {
        sites.add(new Site(size));
      }
      Map<String, List<Spread>> medians = new LinkedHashMap<>();
      Map<String, List<Spread>> ratios = new LinkedHashMap<>();
      for (Operation operation : operations) {
        List<List<Double>> rounds = rounds(operation, sites);
        medians.put(operation.title(), spreads(rounds, false));
        ratios.put(operation.title(), spreads(rounds, true));
        console.say("growth, %s: %s".formatted(operation.title(), rounds));
      }
      return new Found(sizes, medians, ratios);
    } finally {
      sites.forEach(Site::close);
    }
  }

  /** Microseconds, of each round one per size. */
  private List<List<Double>> rounds(Operation operation, List<Site> sites) {
    sites.forEach(site -> site.median(operation, pace.warmUp()));
    List<List<Double>> rounds = new ArrayList<>();
    for (int round = 0; round < pace.rounds(); round++) {
      List<Double> medians = new ArrayList<>();
      sites.forEach(site -> medians.add(site.median(operation, pace.saturation())));
      rounds.add(medians);
    }
    return rounds;
  }

  private static List<Spread> spreads(List<List<Double>> rounds, boolean ofSmallest) {
    List<Spread> spreads = new ArrayList<>();
    for (int size = 0; size < rounds.get(0).size(); size++) {
      int at = size;
      spreads.add(
          Spread.of(
              rounds.stream()
                  .map(round -> round.get(at) / (ofSmallest ? round.get(0) : 1))
                  .toList()));
    }
    return spreads;
  }
}
