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
 * An id is minted by the clock of a node, and two nodes may be minutes apart: what is the newest,
 * the next or the last is decided by a number given under a lock, or by the database's time. Every
 * statement that puts ids in order is named here with its reason, or is red: {@code order by
 * cycle_id desc limit 1} is.
 */
class IdOrderTest {

  private static final Pattern STATEMENT = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern BY_ID =
      Pattern.compile(
          "order\\s+by\\s+(?:\\w+\\.)?(?:\\w+_)?id\\b"
              + "|max\\((?:\\w+\\.)?(?:\\w+_)?id\\)"
              + "|\\b(?:\\w+\\.)?(?:\\w+_)?id\\s*[<>](?![>=])");

  /** How many statements of a file order ids, and why that decides nothing. */
  private static final Map<String, Integer> DECIDES_NOTHING = new TreeMap<>();

  static {
    // Keys in the order in which they are locked.
    DECIDES_NOTHING.put("ApiKeyDao.java", 1);
    // The newest award of each quote, by its number.
    DECIDES_NOTHING.put("AwardDao.java", 1);
    // Grouped by tender.
    DECIDES_NOTHING.put("InvitationDao.java", 1);
    DECIDES_NOTHING.put("PublicationDao.java", 1);
  }

  @Test
  void noStatementDecidesByTheOrderOfIds() throws IOException {
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
                .as("%s orders ids in a statement that is not named here", file)
                .isLessThanOrEqualTo(DECIDES_NOTHING.getOrDefault(file, 0)));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources = new ArrayList<>();
      files.filter(file -> file.toString().endsWith("Dao.java")).sorted().forEach(sources::add);
      return sources;
    }
  }
}
