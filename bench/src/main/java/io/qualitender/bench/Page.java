package io.qualitender.bench;

import io.qualitender.bench.Results.Figures;
import io.qualitender.bench.Results.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for people: {@code bench/report.md}. */
final class Page {

  private static final String LIMIT = LimitContender.name(Pgbench.Form.PIPELINE);
  private static final String TRIPS = LimitContender.name(Pgbench.Form.TRIPS);
  private static final String PRODUCT = "product";
  private static final String NONE = "–";

  /** A share of failed requests below this is the end of the load, cut off. */
  private static final double WORTH_SAYING = 0.001;

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private Page(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    return new Page(results).write();
  }

  private String write() {
    head();
    rates();
    latencies();
    work();
    trips();
    new LaterSections(results, text).write();
    conditions();
    return text.toString();
  }

  private void head() {
    text.append("# What the product reaches\n\n");
    text.append(
        """
        Measured on %s by [`bench/run`](README.md), %s; %,d organizations. Figures are medians, with the least and the greatest
        of the rounds in brackets. Read the ratios: an absolute figure holds for this machine and this hour only.
        The **limit** is pgbench with the statements of `bench/limit` in one round trip: the database without the product.

        """
            .formatted(results.at(), results.pace(), results.organizations()));
  }

  private void rates() {
    text.append("## Requests a second at saturation\n\n");
    Table table = new Table(rateColumns());
    for (Measured each : results.operations()) {
      Figures product = each.contenders().get(PRODUCT);
      List<String> cells = new ArrayList<>(List.of(each.title()));
      cells.add(ratio(each.ofLimit().get(PRODUCT)));
      for (String peer : peers()) {
        cells.add(ratio(each.ofPeer().get(peer)));
      }
      cells.add(quotient(product.perSecond(), rate(each, TRIPS)));
      cells.add(number(product.perSecond()) + failures(product));
      cells.add(number(rate(each, LIMIT)));
      table.row(cells);
    }
    text.append(table).append('\n');
  }

  private List<String> rateColumns() {
    List<String> columns = new ArrayList<>(List.of("", "product ÷ limit"));
    peers().forEach(peer -> columns.add("product ÷ " + peer));
    columns.addAll(
        List.of("product ÷ limit in separate trips", "product, per second", "limit, per second"));
    return columns;
  }

  private List<String> peers() {
    return results.operations().stream()
        .flatMap(each -> each.ofPeer().keySet().stream())
        .distinct()
        .toList();
  }

  private void latencies() {
    Table table = new Table("", "p99 ÷ p50", "p50, ms", "p99, ms");
    for (Measured each : results.operations()) {
      each.contenders()
          .forEach(
              (name, figures) -> {
                if (figures.p50() != null) {
                  table.row(
                      each.title() + (name.equals(PRODUCT) ? "" : ", " + name),
                      ratio(figures.tail()),
                      millis(figures.p50()),
                      millis(figures.p99()));
                }
              });
    }
    if (!table.isEmpty()) {
      text.append("## Latency at half the saturation rate\n\n").append(table).append('\n');
    }
  }

  private void work() {
    text.append("## Processor time of one request, µs\n\n");
    Table table =
        new Table("", "database ÷ limit's", "server", "database", "limit's database", "memory, MB");
    for (Measured each : results.operations()) {
      Figures limit = each.contenders().get(LIMIT);
      each.contenders()
          .forEach(
              (name, figures) -> {
                if (figures.serverMicros() != null) {
                  table.row(
                      each.title() + (name.equals(PRODUCT) ? "" : ", " + name),
                      limit == null
                          ? NONE
                          : quotient(figures.databaseMicros(), limit.databaseMicros()),
                      number(figures.serverMicros()),
                      number(figures.databaseMicros()),
                      limit == null ? NONE : number(limit.databaseMicros()),
                      number(figures.megabytes()));
                }
              });
    }
    text.append(table).append('\n');
  }

  private void trips() {
    text.append("## Round trips to the database, product\n\n");
    text.append(
        "Counted one request at a time; the second column with a key that the server sees for the first time.\n\n");
    Table table =
        new Table(
            "", "trips", "new key", "answer, bytes", "checks of the limit's rows", "not as sent");
    for (Measured each : results.operations()) {
      table.row(
          each.title(),
          Integer.toString(each.trips().known()),
          each.trips().unknown() == 0 ? NONE : Integer.toString(each.trips().unknown()),
          each.bytes().entrySet().stream()
              .map(
                  of ->
                      text(
                          of.getKey().equals(PRODUCT) ? "%2$,d" : "%s %,d",
                          of.getKey(),
                          of.getValue()))
              .collect(Collectors.joining("; ")),
          Integer.toString(each.checks()),
          each.notSent().isEmpty() ? NONE : String.join(", ", each.notSent()));
    }
    text.append(table).append('\n');
    text.append(
        "*Not as sent*: statements of the limit that differ from those that the product sends.\n\n");
  }

  private void conditions() {
    Machine machine = results.machine();
    text.append("## Conditions\n\n");
    text.append(
        """
        %s, %d processors shared by the load, the servers and the database; %d GB; %s.
        %s; %s; the limit by %s; product %s.
        Load average before the first round: %s. Used by other programs meanwhile: %s of the processors.
        wrk and pgbench with %d connections. The database is durable, with %s.
        The product's log of requests is on; raised settings: %s.
        """
            .formatted(
                machine.processor(),
                machine.processors(),
                machine.memoryGigabytes(),
                machine.system(),
                machine.java(),
                machine.database().replaceFirst(" on .*", ""),
                machine.pgbench(),
                machine.commit(),
                machine.loadAtBegin(),
                others(),
                Pgbench.CLIENTS,
                String.join(", ", Database.SETTINGS),
                String.join(", ", ProductServer.RAISED)));
  }

  /** The median of the operations' medians, and the greatest. */
  private String others() {
    List<Double> medians = new ArrayList<>();
    double greatest = 0;
    for (Measured each : results.operations()) {
      for (Map.Entry<String, Figures> of : each.contenders().entrySet()) {
        medians.add(of.getValue().othersBusy().median());
        greatest = Math.max(greatest, of.getValue().othersBusy().max());
      }
    }
    return medians.isEmpty()
        ? NONE
        : text("%.0f %% (at most %.0f %%)", Spread.of(medians).median() * 100, greatest * 100);
  }

  private static Spread rate(Measured measured, String contender) {
    Figures figures = measured.contenders().get(contender);
    return figures == null ? null : figures.perSecond();
  }

  private static String failures(Figures figures) {
    Spread failed = figures.failedShare();
    return failed == null || failed.max() < WORTH_SAYING
        ? ""
        : text(", **%.1f %% failed**", failed.median() * 100);
  }

  static String ratio(Spread spread) {
    return spread == null
        ? NONE
        : text("%.3f (%.3f–%.3f)", spread.median(), spread.min(), spread.max());
  }

  static String number(Spread spread) {
    return spread == null
        ? NONE
        : text("%,.0f (%,.0f–%,.0f)", spread.median(), spread.min(), spread.max());
  }

  static String millis(Spread micros) {
    return micros == null
        ? NONE
        : text("%.2f (%.2f–%.2f)", micros.median() / 1e3, micros.min() / 1e3, micros.max() / 1e3);
  }

  private static String quotient(Spread one, Spread other) {
    return one == null || other == null ? NONE : text("%.3f", one.median() / other.median());
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
