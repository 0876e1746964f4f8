package io.qualitender.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No call passes more than two literal nulls in a row: nobody can see which argument is which, and
 * two of one type can be exchanged. A factory method with a name, a part of its own or a fixture
 * says what is given.
 *
 * <p>Seen red: the three nulls of a draft tender that is built by its constructor.
 */
class NoPositionalNullsTest {

  private static final Pattern ROW = Pattern.compile("\\bnull(?:\\s*,\\s*null){2,}\\b");

  /** A comment, a text block, a string, a character: what is no code. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'",
          Pattern.DOTALL);

  @Test
  void noCallPassesThreeNullsInARow() throws IOException {
    List<String> rows = new ArrayList<>();
    int files = 0;
    for (String module : List.of("kernel", "tenant-admin", "api")) {
      try (Stream<Path> tree = Files.walk(Path.of("..", module, "src"))) {
        for (Path file : tree.filter(path -> path.toString().endsWith(".java")).toList()) {
          files++;
          rowsOf(Files.readString(file)).forEach(line -> rows.add(file + ":" + line));
        }
      }
    }
    assertThat(files).isGreaterThan(400);
    assertThat(rows).isEmpty();
  }

  @Test
  void rowIsFoundInCodeOnly() {
    assertThat(rowsOf("of(1,\n  null, null,\n  null)")).containsExactly(2);
    assertThat(rowsOf("of(null, null, 1, null)")).isEmpty();
    assertThat(rowsOf("of(\"[null,null,null]\") // null, null, null")).isEmpty();
    assertThat(rowsOf("of('\"', null, null, null, '\"')")).containsExactly(1);
  }

  /** The lines on which a row begins. */
  private static List<Integer> rowsOf(String source) {
    String code =
        NO_CODE.matcher(source).replaceAll(found -> found.group().replaceAll("[^\\n]+", ""));
    List<Integer> lines = new ArrayList<>();
    Matcher row = ROW.matcher(code);
    while (row.find()) {
      lines.add((int) code.substring(0, row.start()).lines().count());
    }
    return lines;
  }
}
