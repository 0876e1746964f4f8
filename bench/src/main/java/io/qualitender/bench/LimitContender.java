package io.qualitender.bench;

import java.time.Duration;

/** The product's statements without the product. */
final class LimitContender implements Contender {

  private final Folders folders;
  private final Pgbench pgbench;
  private final Pgbench.Form form;
  private final Database database;
  private final Rows rows;
  private final Pace pace;

  LimitContender(
      Folders folders,
      Pgbench pgbench,
      Pgbench.Form form,
      Database database,
      Rows rows,
      Pace pace) {
    this.folders = folders;
    this.pgbench = pgbench;
    this.form = form;
    this.database = database;
    this.rows = rows;
    this.pace = pace;
  }

  static String name(Pgbench.Form form) {
    return form == Pgbench.Form.PIPELINE ? "limit" : "limit in separate trips";
  }

  @Override
  public String name() {
    return name(form);
  }

  @Override
  public boolean takesPart(Operation operation) {
    return LimitScript.exists(folders, operation);
  }

  @Override
  public void warm(Operation operation, Duration how) {
    pgbench.run(operation, form, Duration.ofSeconds(Math.max(1, how.toSeconds() / 2)));
    rows.putBack(operation);
  }

  @Override
  public Sample measure(Operation operation) {
    Meter meter = new Meter(0, database.pid());
    meter.begin();
    double perSecond = pgbench.run(operation, form, pace.limit());
    double database = meter.databaseMicros() / (perSecond * pace.limit().toSeconds());
    double others = meter.othersBusy();
    rows.putBack(operation);
    return new Sample(perSecond, 0, 0, 0, database, 0, 0, others);
  }
}
