package io.qualitender.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * The generated data of one size, by the scripts of {@code bench/data}. The same size gives the
 * same rows, but for their dates, which are counted from today; so it is generated anew each week.
 */
final class Dataset {

  /** Bodies with an account. */
  static final int BODIES = 40;

  /** The body with the most invitations. */
  static final int BIG_BODY = 1;

  /** The body with ten invitations: one in tender 3 of each of the first ten organizations. */
  static final int SMALL_BODY = 2;

  private static final int MOST_LOADED = 1_000;
  private static final int MOST_INVITATIONS = 40_000;
  private static final int DAYS_KEPT = 7;

  private final int organizations;

  Dataset(int organizations) {
    this.organizations = organizations;
  }

  int organizations() {
    return organizations;
  }

  /** Organizations for which load scripts ask, from the first. */
  int loaded() {
    return Math.min(MOST_LOADED, organizations);
  }

  int certified() {
    return Math.max(loaded(), organizations * 3 / 8);
  }

  /** Invitations of {@link #BIG_BODY}, at most one per tender. */
  int invitations() {
    return Math.min(MOST_INVITATIONS, loaded() * 64);
  }

  /** A database with these rows, generated unless it is there from an earlier run. */
  static Database open(Folders folders, int organizations, Console console) throws Exception {
    Dataset dataset = new Dataset(organizations);
    Path folder = folders.data(organizations);
    Path stamp = folder.resolve("bench-data");
    String wanted = dataset.fingerprint(folders);
    if (Files.exists(folder) && !(Files.exists(stamp) && isCurrent(stamp, wanted))) {
      Trees.delete(folder);
    }
    boolean isNew = !Files.exists(stamp);
    Database database = Database.start(folder, folders.programs());
    try {
      if (isNew) {
        dataset.generate(folders, database, console);
        Files.writeString(stamp, wanted + "\n" + LocalDate.now() + "\n");
      }
      return database;
    } catch (Exception e) {
      database.close();
      throw e;
    }
  }

  private static boolean isCurrent(Path stamp, String wanted) throws IOException {
    List<String> lines = Files.readAllLines(stamp);
    return lines.size() == 2
        && lines.get(0).equals(wanted)
        && LocalDate.parse(lines.get(1)).plusDays(DAYS_KEPT).isAfter(LocalDate.now());
  }

  /** Of the scripts and of the product's migrations: where one changes, the data is made anew. */
  private String fingerprint(Folders folders) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Integer.toString(organizations).getBytes(StandardCharsets.US_ASCII));
      for (Path script : scripts(folders)) {
        digest.update(Files.readAllBytes(script));
      }
      for (String module : List.of("kernel", "tenant-admin", "api")) {
        Path migrations = folders.root().resolve(module + "/src/main/resources/db/migration");
        try (Stream<Path> files = Files.walk(migrations)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> scripts(Folders folders) throws IOException {
    try (Stream<Path> files = Files.list(folders.bench().resolve("data"))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private void generate(Folders folders, Database database, Console console) throws Exception {
    long begin = System.nanoTime();
    console.say("Generating %,d organizations".formatted(organizations));
    Command.run(
        folders.work().resolve("migrate.log"),
        database.environment(database.port()),
        Duration.ofMinutes(5),
        List.of(Java.program(), "-jar", folders.jar().toString(), "db", "migrate"));
    // The superuser bypasses row-level security; constraints and foreign keys apply to it too.
    try (Connection connection = database.connect(database.superuser())) {
      for (Path script : scripts(folders)) {
        Database.execute(connection, Files.readString(script));
        if (script.getFileName().toString().startsWith("01")) {
          fillSizeAndKeys(connection);
        }
        console.say("  %s after %d s".formatted(script.getFileName(), seconds(begin)));
      }
      Database.execute(connection, "vacuum (analyze)");
      Database.execute(connection, "checkpoint");
    }
    console.say("  generated in %d s".formatted(seconds(begin)));
  }

  private void fillSizeAndKeys(Connection connection) throws SQLException, IOException {
    Database.execute(
        connection,
        "insert into bench.size values (%d, %d, %d, %d, date_trunc('minute', now()))"
            .formatted(organizations, loaded(), certified(), invitations()));
    StringBuilder rows = new StringBuilder();
    for (int n = 1; n <= organizations; n++) {
      appendKey(rows, 1, n);
    }
    for (int n = 1; n <= BODIES; n++) {
      appendKey(rows, 2, n);
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy bench.key from stdin", new StringReader(rows.toString()));
  }

  private static void appendKey(StringBuilder rows, int tenantKind, int n) {
    KeyText key = KeyText.of(tenantKind, n);
    rows.append(tenantKind).append('\t').append(n).append("\t\\\\x");
    rows.append(HexFormat.of().formatHex(key.hash())).append('\t').append(key.hint()).append('\n');
  }

  private static long seconds(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
  }
}
