package io.qualitender.bench;

import io.qualitender.bench.Results.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entry point, started by {@code bench/run}. */
public final class Bench {

  private static final int USAGE_ERROR = 2;
  private static final int FELL = 1;

  private final Folders folders;
  private final Options options;
  private final Console console = new Console(System.out);

  private Bench(Folders folders, Options options) {
    this.folders = folders;
    this.options = options;
  }

  /**
   * @param args the repository's folder, then the words of the command line
   */
  public static void main(String[] args) throws Exception {
    List<String> words = List.of(args);
    Options options;
    try {
      options = Options.of(words.subList(1, words.size()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
      System.exit(USAGE_ERROR);
      return;
    }
    System.exit(new Bench(new Folders(Path.of(words.get(0))), options).run());
  }

  private int run() throws Exception {
    Results results = measure();
    String page = Page.of(results);
    System.out.println(page);
    if (options.quick()) {
      return QuickCheck.compare(new Report(folders).quick(), ratios(results.operations()), console)
          ? 0
          : FELL;
    }
    if (!options.isPart()) {
      Files.writeString(folders.bench().resolve("report.md"), page);
      new Report(folders).write(results);
    }
    return 0;
  }

  private Results measure() throws Exception {
    Dataset data = new Dataset(options.size());
    try (Database database = Dataset.open(folders, options.size(), console)) {
      Machine machine = Machine.of(folders, version(database));
      List<Measured> operations =
          new Measurement(folders, database, data, options.pace(), console)
              .of(options.operations());
      return new Results(
          Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
          machine,
          pace(),
          options.size(),
          operations,
          null,
          null,
          null,
          Map.of());
    }
  }

  private String pace() {
    Pace pace = options.pace();
    return "%d rounds, each path warmed for %d s"
        .formatted(pace.rounds(), pace.warmUp().toSeconds());
  }

  private static String version(Database database) throws Exception {
    try (Connection connection = database.connect(database.superuser())) {
      return Database.text(connection, "select version()");
    }
  }

  /** The product's share of the limit by operation, which the quick form compares. */
  private static Map<String, Double> ratios(List<Measured> operations) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (Measured each : operations) {
      Spread ratio = each.ofLimit().get("product");
      if (ratio != null) {
        ratios.put(each.operation(), ratio.median());
      }
    }
    return ratios;
  }
}
