package io.qualitender.api.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/guide.md}: its commands, what it shows below them, and its table of acts. */
record GuidePage(List<Step> steps, List<List<String>> acts) {

  private static final Path PAGE = Path.of("..", "docs/guide.md");
  private static final String FENCE = "```";

  /**
   * Commands to paste, and what their answer shows.
   *
   * @param line where they begin on the page, from 1
   * @param shown null where nothing is shown
   */
  record Step(int line, String commands, ShownAnswer shown) {}

  static GuidePage read() {
    try {
      return parse(Files.readAllLines(PAGE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GuidePage parse(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    List<List<String>> acts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("| `")) {
        acts.add(List.of(line.substring(2).split(" *\\| *")));
      } else if (line.startsWith(FENCE)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
        if (line.equals(FENCE + "sh")) {
          steps.add(new Step(i + 2, text, null));
        } else if (line.equals(FENCE + "http")) {
          Step asked = steps.remove(steps.size() - 1);
          steps.add(new Step(asked.line(), asked.commands(), ShownAnswer.parse(text)));
        } else {
          throw new AssertionError("line " + (i + 1) + " of the guide is neither sh nor http");
        }
        i = end;
      }
    }
    return new GuidePage(steps, acts);
  }
}
