package io.qualitender.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ids contain the clock of a node, and the clocks of two nodes may differ by minutes: the newest,
 * next or last row is decided by a number assigned under a lock, or by the database's time. Every
 * statement that orders by ids must be listed here with its reason, else the test fails, as for
 * {@code order by cycle_id desc limit 1}.
 */
class IdOrderTest {

  private static final Pattern STATEMENT = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern BY_ID =
      Pattern.compile(
          "order\\s+by\\s+(?:\\w+\\.)?(?:\\w+_)?id\\b"
              + "|max\\((?:\\w+\\.)?(?:\\w+_)?id\\)"
              + "|\\b(?:\\w+\\.)?(?:\\w+_)?id\\s*[<>](?![>=])");

  /** Number of statements per file that order by ids without deciding anything by it. */
  private static final Map<String, Integer> HARMLESS = new TreeMap<>();

  static {
    // Keys in the order in which they are locked.
    HARMLESS.put("ApiKeyDao.java", 1);
    // Grouped by tender.
    HARMLESS.put("InvitationDao.java", 1);
  }

  @Test
  void noStatementDecidesByOrderOfIds() throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    int statements = 0;
    for (String module : List.of("kernel", "tenant-admin", "api")) {
      for (Path file : sources(Path.of("..", module, "src", "main", "java"))) {
        Matcher statement = STATEMENT.matcher(Files.readString(file));
        while (statement.find()) {
          statements++;
          if (BY_ID.matcher(statement.group(1)).find()) {
            found.merge(file.getFileName().toString(), 1, Integer::sum);
          }
        }
      }
    }
    System.out.println("statements read: " + statements + ", by id: " + found);
    assertThat(statements).isGreaterThan(100);
    found.forEach(
        (file, count) ->
            assertThat(count)
                .as("%s orders by ids in a statement that is not listed here", file)
                .isLessThanOrEqualTo(HARMLESS.getOrDefault(file, 0)));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources = new ArrayList<>();
      files.filter(file -> file.toString().endsWith("Dao.java")).sorted().forEach(sources::add);
      return sources;
    }
  }
}
