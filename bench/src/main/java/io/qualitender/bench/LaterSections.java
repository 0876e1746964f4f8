package io.qualitender.bench;

import java.util.ArrayList;
import java.util.List;

/** The sections of the report on growth, start and reminders, each where it was measured. */
final class LaterSections {

  private final Results results;
  private final StringBuilder text;

  LaterSections(Results results, StringBuilder text) {
    this.results = results;
    this.text = text;
  }

  void write() {
    if (results.growth() != null) {
      growth(results.growth());
    }
    if (results.startUp() != null) {
      text.append("## Start and memory\n\n");
      text.append(
          "As delivered: first answer after %s s; at rest %s MB.\n\n"
              .formatted(
                  Page.text(
                      "%.2f (%.2f–%.2f)",
                      results.startUp().seconds().median(),
                      results.startUp().seconds().min(),
                      results.startUp().seconds().max()),
                  Page.number(results.startUp().megabytes())));
    }
    if (results.sweep() != null) {
      sweep(results.sweep());
    }
  }

  private void growth(Growth.Found found) {
    text.append("## Growth with the number of organizations\n\n");
    text.append(
        "The median of one connection; each size divided by the smallest of the same round.\n\n");
    List<String> columns = new ArrayList<>(List.of(""));
    int smallest = found.sizes().get(0);
    for (int size : found.sizes().subList(1, found.sizes().size())) {
      columns.add(Page.text("%,d ÷ %,d", size, smallest));
    }
    found.sizes().forEach(size -> columns.add(Page.text("%,d, ms", size)));
    Table table = new Table(columns);
    found
        .ratios()
        .forEach(
            (operation, ratios) -> {
              List<String> cells = new ArrayList<>(List.of(operation));
              ratios.subList(1, ratios.size()).forEach(ratio -> cells.add(Page.ratio(ratio)));
              found.medians().get(operation).forEach(median -> cells.add(Page.millis(median)));
              table.row(cells);
            });
    text.append(table).append('\n');
  }

  private void sweep(Sweep.Found found) {
    text.append("## Reminders that fall due at once\n\n");
    Table table =
        new Table(
            "",
            "API meanwhile ÷ quiet",
            "reminders",
            "until sent, s",
            "until their drafts exist, s");
    row(table, "reminders without an effect", found.plain(), false);
    row(table, "reminders that draft a tender", found.acting(), true);
    text.append(table).append('\n');
  }

  private static void row(Table table, String title, Sweep.Wave wave, boolean acts) {
    table.row(
        title,
        Page.text("%.2f", wave.meanwhileMicros() / wave.quietMicros()),
        Page.text("%,d", wave.reminders()),
        Page.text("%.1f", wave.stagedSeconds()),
        acts ? Page.text("%.1f", wave.doneSeconds()) : "–");
  }
}
