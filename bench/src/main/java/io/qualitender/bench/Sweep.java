package io.qualitender.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** One reminder of each certificate falls due at the same moment, while the API is asked. */
final class Sweep {

  /** Of no effect but its event. */
  private static final String PLAIN = "renewal_1_month";

  /** Drafts a tender. */
  private static final String ACTING = "renewal_tender_drafted";

  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final int QUIET_SLICES = 5;
  private static final int CONNECTIONS = 2;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Null parts where they were not measured. */
  record Found(Wave plain, Wave acting) {}

  /**
   * @param reminders how many fell due
   * @param stagedSeconds until none was due any more
   * @param doneSeconds until what they cause was done too
   * @param quietMicros median of the API before
   * @param meanwhileMicros median of the API meanwhile
   */
  record Wave(
      int reminders,
      double stagedSeconds,
      double doneSeconds,
      double quietMicros,
      double meanwhileMicros) {}

  private final Database database;
  private final ProductServer product;
  private final Load load;
  private final Path requests;

  private Sweep(Database database, ProductServer product, Load load, Path requests) {
    this.database = database;
    this.product = product;
    this.load = load;
    this.requests = requests;
  }

  static Found measure(Folders folders, Database database, Dataset data, Console console)
      throws Exception {
    Load load = new Load(folders);
    Path requests = load.write(Operation.READ, Operation.READ.requests(data, List.of()));
    try (ProductServer product =
        ProductServer.start(folders, database, database.port(), ProductServer.Form.LOADED)) {
      load.saturate(
          product.port(), requests, false, ServerContender.CONNECTIONS, SLICE.multipliedBy(10));
      Sweep sweep = new Sweep(database, product, load, requests);
      return new Found(sweep.wave(PLAIN, console), sweep.wave(ACTING, console));
    }
  }

  private Wave wave(String kind, Console console) throws Exception {
    putBack(kind);
    List<Double> quiet = new ArrayList<>();
    for (int n = 0; n < QUIET_SLICES; n++) {
      quiet.add(median());
    }
    AtomicBoolean running = new AtomicBoolean(true);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection connection = database.connect(database.superuser())) {
      Future<List<Double>> meanwhile = thread.submit(() -> mediansWhile(running));
      int reminders = makeDue(connection, kind);
      long begin = System.nanoTime();
      double staged =
          await(
              connection,
              "select count(*) from app.reminder where state = 'scheduled' and due_at <= now()",
              begin);
      double done =
          await(connection, "select count(*) from app.outbox_task where state = 'waiting'", begin);
      running.set(false);
      Wave wave =
          new Wave(
              reminders,
              staged,
              done,
              Spread.of(quiet).median(),
              Spread.of(meanwhile.get()).median());
      console.say("%s: %s".formatted(kind, wave));
      return wave;
    } finally {
      running.set(false);
      thread.shutdown();
      putBack(kind);
    }
  }

  private double median() {
    return load.saturate(product.port(), requests, false, CONNECTIONS, SLICE).p50();
  }

  /** At least one slice. */
  private List<Double> mediansWhile(AtomicBoolean running) {
    List<Double> medians = new ArrayList<>();
    do {
      medians.add(median());
    } while (running.get());
    return medians;
  }

  private static int makeDue(Connection connection, String kind) throws SQLException {
    return Integer.parseInt(
        Database.text(
            connection,
            """
            with due as (
              update app.reminder set due_at = clock_timestamp() - interval '1 minute'
               where kind = '%s' and state = 'scheduled' returning 1)
            select count(*) from due
            """
                .formatted(kind)));
  }

  /** Seconds since {@code begin} when the count is zero. */
  private static double await(Connection connection, String count, long begin) throws SQLException {
    while (!Database.text(connection, count).equals("0")) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IllegalStateException("not done after " + LONGEST + ": " + count);
      }
      Database.execute(connection, "select pg_sleep(0.1)");
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void putBack(String kind) throws SQLException {
    try (Connection connection = database.connect(database.superuser())) {
      Database.execute(
          connection,
          """
          update app.reminder
             set due_at = (due_on + time '09:00') at time zone 'Europe/Paris', state = 'scheduled', settled_at = null,
                 version = 1, updated_at = created_at
            from bench.size
           where kind = '%s' and due_on > cast(made_at as date)
             and (state <> 'scheduled' or due_at < clock_timestamp())
          """
              .formatted(kind));
      Database.execute(connection, "vacuum (analyze) app.reminder");
    }
    new Rows(database).putBack(Operation.DRAFT);
  }
}
