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
    if (options.isQuick()) {
      return QuickCheck.compare(new Report(folders).quick(), ratios(results.operations()), console)
          ? 0
          : FELL;
    }
    if (options.isKept()) {
      Files.writeString(folders.root().resolve("bench/report.md"), page);
      new Report(folders).write(results);
    }
    return 0;
  }

  private Results measure() throws Exception {
    Dataset data = new Dataset(options.size());
    Machine machine;
    List<Measured> operations;
    StartUp.Found startUp = null;
    Sweep.Found sweep = null;
    try (Database database = Dataset.open(folders, options.size(), console)) {
      machine = Machine.of(folders, version(database));
      operations =
          new Measurement(folders, database, data, options.pace(), console)
              .of(
                  options.operations(),
                  options.isQuick() ? Servers.product(folders) : Servers.all(folders));
      if (options.parts().contains(Options.Part.START)) {
        startUp = StartUp.measure(folders, database, options.pace().rounds());
      }
      if (options.parts().contains(Options.Part.SWEEP)) {
        sweep = Sweep.measure(folders, database, data, console);
      }
    }
    Growth.Found growth = null;
    if (options.parts().contains(Options.Part.GROWTH)) {
      growth =
          new Growth(folders, options.operations(), options.pace().forGrowth(), console)
              .measure(options.growth());
    }
    return new Results(
        Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
        machine,
        pace(),
        options.size(),
        operations,
        growth,
        startUp,
        sweep,
        options.isKept() ? quickRatios() : Map.of());
  }

  /** The quick form, for later quick runs to compare with. */
  private Map<String, Double> quickRatios() throws Exception {
    console.say("The quick form");
    Options quick = Options.of(List.of("--quick"));
    try (Database database = Dataset.open(folders, quick.size(), console)) {
      return ratios(
          new Measurement(folders, database, new Dataset(quick.size()), quick.pace(), console)
              .of(quick.operations(), Servers.product(folders)));
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
