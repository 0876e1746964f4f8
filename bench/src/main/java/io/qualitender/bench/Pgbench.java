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

/** Runs the product's statements without the product: the limit of what it can reach. */
final class Pgbench {

  static final int CLIENTS = 16;

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial");
  private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");

  private final Folders folders;
  private final Database database;
  private final Dataset data;
  private final int drafts;

  Pgbench(Folders folders, Database database, Dataset data, int drafts) {
    this.folders = folders;
    this.database = database;
    this.data = data;
    this.drafts = drafts;
  }

  /** How the statements travel. */
  enum Form {
    PIPELINE,
    TRIPS
  }

  /** Transactions a second, as the server's own role. */
  double run(Operation operation, Form form, Duration how) {
    LimitScript script = LimitScript.read(folders, operation);
    String name =
        "limit-" + operation.word() + "-" + form.name().toLowerCase(java.util.Locale.ROOT);
    Path file = folders.work().resolve(name + ".pgbench");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, form == Form.PIPELINE ? script.pipeline() : script.trips());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    List<String> words = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-j", "2"));
    words.addAll(List.of("-c", Integer.toString(CLIENTS), "-T", Long.toString(how.toSeconds())));
    variables(operation).forEach((key, value) -> words.addAll(List.of("-D", key + "=" + value)));
    words.addAll(List.of("-f", file.toString(), "-h", "127.0.0.1"));
    words.addAll(List.of("-p", Integer.toString(database.port())));
    words.addAll(List.of("-U", database.app().user(), "qualitender"));
    String printed =
        Command.run(
            folders.work().resolve(name + ".log"),
            Map.of("PGPASSWORD", database.app().password()),
            how.plus(Duration.ofMinutes(1)),
            words);
    Matcher failed = FAILED.matcher(printed);
    Matcher rate = RATE.matcher(printed);
    if (!rate.find() || (failed.find() && !failed.group(1).equals("0"))) {
      throw new IllegalStateException("pgbench did not succeed:\n" + printed);
    }
    return Double.parseDouble(rate.group(1));
  }

  /** What the scripts know of the data; {@code repeat} makes the first turn begin at once. */
  Map<String, String> variables(Operation operation) {
    return Map.of(
        "kind",
        operation.isOfBody() ? "certification_body" : "training_organization",
        "loaded",
        Integer.toString(data.loaded()),
        "crowded",
        Integer.toString(data.invitations() / 64),
        "drafts",
        Integer.toString(Math.max(1, drafts)),
        "body",
        Integer.toString(operation.body()),
        "none",
        "{}",
        "turn",
        "0",
        "repeat",
        "1000000");
  }
}
