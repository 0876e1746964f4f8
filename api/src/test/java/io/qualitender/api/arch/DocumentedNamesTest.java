package io.qualitender.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The docs match the code: each class they name exists, the data model has a row for each table,
 * each path of the README's map exists.
 *
 * <p>Fails for a renamed class that the page still names, a table without a row, a row without a
 * table, and a path that was moved.
 */
class DocumentedNamesTest {

  private static final Path ROOT = Path.of("..");

  private static final List<String> PAGES =
      List.of("docs/domain.md", "docs/data-model.md", "docs/security.md");

  /** Two humps, since a single word may be anything; a member may follow. */
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)+)[`.]");

  /** A module, what is left out, and how the path ends. */
  private static final Pattern PATH = Pattern.compile("`(kernel|tenant-admin|api)/…(/[^`]*?)/?`");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:app|admin|reference)\\.\\w+)`");

  private static final Pattern MADE =
      Pattern.compile("create table (?:if not exists )?((?:app|admin|reference)\\.\\w+)");

  /** Flyway makes it. */
  private static final String HISTORY = "admin.schema_history";

  @Test
  void theClassesOfThePagesExist() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String page : PAGES) {
      named.addAll(found(CLASS, Files.readString(ROOT.resolve(page))));
    }
    assertThat(named).hasSizeGreaterThan(80);
    Set<String> classes =
        files(".java")
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    named.removeAll(classes);
    assertThat(named).isEmpty();
  }

  @Test
  void thePathsOfTheMapLeadSomewhere() throws IOException {
    Matcher path = PATH.matcher(Files.readString(ROOT.resolve("README.md")));
    int paths = 0;
    while (path.find()) {
      paths++;
      String ending = path.group(2);
      try (Stream<Path> files = Files.walk(ROOT.resolve(path.group(1)).resolve("src/main"))) {
        assertThat(files.map(Path::toString).anyMatch(file -> file.endsWith(ending)))
            .as(path.group())
            .isTrue();
      }
    }
    assertThat(paths).isGreaterThan(10);
  }

  @Test
  void theDataModelHasEveryTable() throws IOException {
    Set<String> made = new TreeSet<>(Set.of(HISTORY));
    for (Path migration : files(".sql").filter(DocumentedNamesTest::isMigration).toList()) {
      made.addAll(found(MADE, Files.readString(migration)));
    }
    assertThat(found(ROW, Files.readString(ROOT.resolve("docs/data-model.md"))))
        .containsExactlyElementsOf(made);
  }

  private static boolean isMigration(Path file) {
    return file.toString().contains("db/migration/");
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Stream<Path> files(String ending) throws IOException {
    Stream<Path> all = Stream.empty();
    for (String module : List.of("kernel", "tenant-admin", "api")) {
      all = Stream.concat(all, Files.walk(ROOT.resolve(module).resolve("src")));
    }
    return all.filter(file -> file.toString().endsWith(ending));
  }
}
