package io.qualitender.api.run.demo;

import java.util.ArrayList;
import java.util.List;

/** A text table: text left-aligned, figures right-aligned. */
final class Table {

  private final List<String> heads = new ArrayList<>();
  private final List<Boolean> figures = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  Table text(String head) {
    return column(head, false);
  }

  Table figure(String head) {
    return column(head, true);
  }

  private Table column(String head, boolean figure) {
    heads.add(head);
    figures.add(figure);
    return this;
  }

  void row(String... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + heads.size() + " columns");
    }
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < heads.size(); column++) {
      int width = heads.get(column).length();
      for (List<String> row : rows) {
        width = Math.max(width, row.get(column).length());
      }
      widths.add(width);
    }
    StringBuilder table = new StringBuilder();
    line(table, heads, widths);
    table.append("─".repeat(widths.stream().mapToInt(width -> width + 2).sum() - 2)).append('\n');
    rows.forEach(row -> line(table, row, widths));
    return table.toString();
  }

  private void line(StringBuilder table, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String space = " ".repeat(widths.get(column) - cell.length());
      line.append(figures.get(column) ? space + cell : cell + space).append("  ");
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }
}
