package io.qualitender.api.run.demo;

import java.io.PrintStream;
import java.util.Objects;

/** Prints chapters, sentences and checks, and counts failed checks. */
final class DemoPrinter {

  private final PrintStream out;
  private int checks;
  private int failures;

  DemoPrinter(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    out.println();
    out.println("── " + title + " " + "─".repeat(Math.max(3, 96 - title.length())));
    out.println();
  }

  void say(String sentence) {
    out.println("  " + sentence);
  }

  /** Prints an empty line. */
  void pause() {
    out.println();
  }

  /** Prints a formatted block, such as a table. */
  void show(String block) {
    out.println();
    block.lines().forEach(line -> out.println("    " + line));
    out.println();
  }

  /**
   * Prints a fact and whether it is true.
   *
   * @param expected computed by hand
   * @param actual the API's answer
   */
  void check(String fact, Object expected, Object actual) {
    checks++;
    if (Objects.equals(String.valueOf(expected), String.valueOf(actual))) {
      out.println("  ✓ " + fact);
    } else {
      failures++;
      out.println("  ✗ " + fact);
      out.println("      expected: " + expected);
      out.println("      actual:   " + actual);
    }
  }

  /** Prints why the demo cannot continue, as a failed check. */
  void abort(String why) {
    checks++;
    failures++;
    out.println("  ✗ " + why);
  }

  /** Prints the summary; returns whether all checks passed. */
  boolean allPassed() {
    out.println();
    out.println(
        failures == 0
            ? "All " + checks + " checks passed."
            : failures + " of " + checks + " checks failed.");
    return failures == 0;
  }
}
