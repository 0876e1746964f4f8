package io.qualitender.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every document that is referred to is in the repository: a page is named by its path from the
 * root or from the file that names it, a decision by its number, and a section of a page by the
 * number that its heading has.
 *
 * <p>Fails for a Javadoc that names a missing document, a decision without a page, section 99.
 */
class NamedDocumentsTest {

  private static final Path ROOT = Path.of("..");

  private static final Set<String> FOLDERS =
      Set.of("kernel", "tenant-admin", "api", "bench", "docs", "config", ".ci");

  /** What is built, and what is not text. */
  private static final Set<String> NOT_READ = Set.of("target", "data", "node_modules");

  private static final Pattern TEXT =
      Pattern.compile(".*\\.(java|sql|ya?ml|md|xml|properties|json|csv|html|js|sh)|run|jar");

  private static final Pattern PAGE = Pattern.compile("(?:[\\w.-]+/)*[\\w-]+\\.md\\b");

  private static final Pattern DECISION = Pattern.compile("docs/decisions/(\\d{4})");

  private static final Pattern SECTION = Pattern.compile("(docs/[\\w-]+\\.md), (\\d+)");

  @Test
  void whatIsNamedIsHere() throws IOException {
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path file : files()) {
      String text = Files.readString(file);
      named += pages(file, text, missing);
      named += decisions(file, text, missing);
      named += sections(file, text, missing);
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(100);
  }

  private static int pages(Path file, String text, List<String> missing) {
    int named = 0;
    Matcher page = PAGE.matcher(text);
    while (page.find()) {
      String path = page.group();
      // In an archive of a third party.
      if (path.startsWith("META-INF/")) {
        continue;
      }
      named++;
      if (!Files.exists(ROOT.resolve(path)) && !Files.exists(file.resolveSibling(path))) {
        missing.add(file + " names " + path);
      }
    }
    return named;
  }

  private static int decisions(Path file, String text, List<String> missing) throws IOException {
    int named = 0;
    Matcher decision = DECISION.matcher(text);
    while (decision.find()) {
      named++;
      String number = decision.group(1);
      try (Stream<Path> pages = Files.list(ROOT.resolve("docs/decisions"))) {
        if (pages.noneMatch(page -> page.getFileName().toString().startsWith(number + "-"))) {
          missing.add(file + " names decision " + number);
        }
      }
    }
    return named;
  }

  private static int sections(Path file, String text, List<String> missing) throws IOException {
    int named = 0;
    // A reference may be broken by the end of a line of a comment.
    Matcher section = SECTION.matcher(text.replaceAll("\\s*\\n\\s*(?:\\*|//|--|#)?\\s*", " "));
    while (section.find()) {
      named++;
      Path page = ROOT.resolve(section.group(1));
      String heading = "(?m)^## " + section.group(2) + "\\. .*";
      if (Files.exists(page) && !Pattern.compile(heading).matcher(Files.readString(page)).find()) {
        missing.add(file + " names section " + section.group(2) + " of " + section.group(1));
      }
    }
    return named;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> here = Files.list(ROOT)) {
      here.filter(Files::isRegularFile).filter(NamedDocumentsTest::isText).forEach(files::add);
    }
    for (String folder : FOLDERS) {
      collect(ROOT.resolve(folder), files);
    }
    return files;
  }

  private static void collect(Path folder, List<Path> files) throws IOException {
    if (!Files.isDirectory(folder) || NOT_READ.contains(folder.getFileName().toString())) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.toList()) {
        if (Files.isDirectory(each)) {
          collect(each, files);
        } else if (isText(each)) {
          files.add(each);
        }
      }
    }
  }

  private static boolean isText(Path file) {
    return TEXT.matcher(file.getFileName().toString()).matches();
  }
}
