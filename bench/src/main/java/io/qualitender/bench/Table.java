package io.qualitender.bench;

import java.util.ArrayList;
import java.util.List;

/** A table of a Markdown page; a table without rows is left out. */
final class Table {

  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... columns) {
    this.columns = List.of(columns);
  }

  Table(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("| " + String.join(" | ", columns) + " |\n| --- ");
    text.append("| --: ".repeat(columns.size() - 1)).append("|\n");
    rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
    return text.toString();
  }
}
