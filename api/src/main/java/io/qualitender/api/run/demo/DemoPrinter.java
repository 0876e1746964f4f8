package io.qualitender.api.run.demo;

import java.io.PrintStream;
import java.util.Objects;

/** The voice of the demo: chapters, sentences, and checks that count. */
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

  /** An empty line between what happens and what is seen of it. */
  void pause() {
    out.println();
  }

  /** A block that is laid out already, such as a table. */
  void show(String block) {
    out.println();
    block.lines().forEach(line -> out.println("    " + line));
    out.println();
  }

  /**
   * States a fact and whether it is one.
   *
   * @param expected worked out by hand
   * @param came what the API answered
   */
  void check(String fact, Object expected, Object came) {
    checks++;
    if (Objects.equals(String.valueOf(expected), String.valueOf(came))) {
      out.println("  ✓ " + fact);
    } else {
      failures++;
      out.println("  ✗ " + fact);
      out.println("      expected: " + expected);
      out.println("      came:     " + came);
    }
  }

  /** The story cannot go on. */
  void broke(String why) {
    checks++;
    failures++;
    out.println("  ✗ " + why);
  }

  /** Sums up. */
  boolean allHeld() {
    out.println();
    out.println(
        failures == 0
            ? "All " + checks + " checks held."
            : failures + " of " + checks + " checks did not hold.");
    return failures == 0;
  }
}
