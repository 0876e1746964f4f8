package io.qualitender.api.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.text.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every message that the code names is in both languages, and every message is named by the code.
 *
 * <p>Fails for a line missing in one bundle or in both, an unused message, a placeholder in one
 * language only, a missing argument, an English title in the French bundle, and a sentence among
 * the arguments of a message, in a view or as the message of a constraint.
 *
 * <p>The compiler ensures that faults, problems and warnings use messages only: they take a {@link
 * io.qualitender.kernel.text.Text}, and a Text is a key.
 */
class CatalogueTest {

  private static final List<String> MODULES = List.of("kernel", "tenant-admin", "api");

  private static final Pattern TEXT_OF = Pattern.compile("\\bText\\s*\\.of\\(\\s*");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z0-9_]+)+");
  private static final Pattern CONSTRAINT =
      Pattern.compile("@\\w+\\([^()]*\\bmessage\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,} \\p{L}");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package [\\w.]*?(\\w+);");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|[^|{}]*\\|[^|{}]*)?}");

  /** A message that the code names, where, and with how many arguments. */
  private record Said(String key, String where, String bundle, int arguments) {}

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> french = new TreeMap<>();
  private final Map<String, String> english = new TreeMap<>();
  private final Set<String> named = new TreeSet<>();

  @Test
  void bundlesContainExactlyTheMessagesOfTheCode() throws IOException {
    Map<String, Set<String>> bundles = new TreeMap<>();
    for (String module : MODULES) {
      bundles.put(module, read(module));
    }
    int said = 0;
    for (String module : MODULES) {
      for (Path file : files(Path.of("..", module, "src", "main", "java"), ".java")) {
        for (Said each : said(file)) {
          said++;
          judge(each, bundles.get(module));
        }
      }
    }
    int computed = titlesAndLabels();
    compare();

    assertThat(wrong).isEmpty();
    assertThat(said).isGreaterThan(5);
    assertThat(computed).isGreaterThan(50);
    System.out.printf(
        "%d messages in two languages; said in %d places, %d titles and labels%n",
        french.size(), said, computed);
  }

  private Set<String> read(String module) throws IOException {
    Set<String> names = new TreeSet<>();
    Set<String> packages = new TreeSet<>();
    for (Path file : files(Path.of("..", module, "src", "main", "java"), ".java")) {
      packages.add(file.getParent().getFileName().toString());
    }
    for (Path file : files(Path.of("..", module, "src", "main", "resources"), ".properties")) {
      if (!file.getParent().endsWith("messages")) {
        continue;
      }
      String[] name = file.getFileName().toString().replace(".properties", "").split("_(?=..$)");
      names.add(name[0]);
      if (!packages.contains(name[0])) {
        wrong.add(file + " belongs to no package of " + module);
      }
      bundle(file, name[0], name[1].equals("fr") ? french : english);
    }
    return names;
  }

  private void bundle(Path file, String name, Map<String, String> messages) throws IOException {
    for (String line : Files.readAllLines(file, UTF_8)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] message = line.split("=", 2);
      if (message.length < 2 || message[1].isBlank() || line.endsWith("\\")) {
        wrong.add(file + ": not key=message on one line: " + line);
      } else if (!message[0].startsWith(name + ".") || !KEY.matcher(message[0]).matches()) {
        wrong.add(file + ": no key of this bundle: " + message[0]);
      } else if (messages.put(message[0], message[1]) != null) {
        wrong.add(file + ": twice " + message[0]);
      }
    }
  }

  private List<Said> said(Path file) throws IOException {
    String source = Files.readString(file, UTF_8).replaceAll("(?m)^\\s*(//|\\*|/\\*\\*).*$", "");
    List<Said> said = new ArrayList<>();
    Matcher owner = PACKAGE.matcher(source);
    String bundle = owner.find() ? owner.group(1) : "";
    Matcher text = TEXT_OF.matcher(source);
    while (text.find()) {
      Matcher key = LITERAL.matcher(source).region(text.end(), source.length());
      if (key.lookingAt()) {
        said.add(
            new Said(key.group(1), file.toString(), bundle, arguments(source, key.end(), file)));
      } else if (!file.toString().endsWith("ValueFaults.java")) {
        wrong.add(file + ": Text.of without its key written out");
      }
    }
    Matcher constraint = CONSTRAINT.matcher(source);
    while (constraint.find()) {
      said.add(new Said(constraint.group(1), file.toString(), bundle, 0));
    }
    if (file.getFileName().toString().matches(".*Views?\\.java")) {
      Matcher literal = LITERAL.matcher(source);
      while (literal.find()) {
        if (SENTENCE.matcher(literal.group(1)).find()) {
          wrong.add(file + ": a sentence in a view: " + literal.group());
        }
      }
    }
    if (source.contains("new Text(") && !bundle.equals("text") && !bundle.equals("problem")) {
      wrong.add(file + ": new Text where Text.of says what is meant");
    }
    return said;
  }

  /** How many arguments follow, up to the bracket that closes the call. */
  private int arguments(String source, int from, Path file) {
    int depth = 0;
    int commas = 0;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"') {
        Matcher literal = LITERAL.matcher(source).region(i, source.length());
        assertThat(literal.lookingAt()).as("a literal in %s", file).isTrue();
        if (SENTENCE.matcher(literal.group(1)).find()) {
          wrong.add(file + ": words among the arguments of a message: " + literal.group());
        }
        i = literal.end() - 1;
      } else if (c == '\'') {
        i = source.indexOf('\'', source.charAt(i + 1) == '\\' ? i + 3 : i + 2);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (depth == 0 && c == ',') {
        commas++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (depth-- == 0) {
          return commas;
        }
      }
    }
    return commas;
  }

  private void judge(Said said, Set<String> bundles) {
    named.add(said.key());
    if (!said.key().startsWith(said.bundle() + ".") || !bundles.contains(said.bundle())) {
      wrong.add(said.where() + ": " + said.key() + " is no message of this package and module");
    }
    for (Map<String, String> messages : List.of(french, english)) {
      String message = messages.get(said.key());
      if (message != null && places(message).size() != said.arguments()) {
        wrong.add(
            "%s: %s has places %s and is given %d arguments"
                .formatted(said.where(), said.key(), places(message), said.arguments()));
      }
    }
  }

  private static Set<Integer> places(String message) {
    Set<Integer> places = new TreeSet<>();
    Matcher place = PLACE.matcher(message);
    while (place.find()) {
      places.add(Integer.valueOf(place.group(1)));
    }
    return places;
  }

  private int titlesAndLabels() {
    int found = 0;
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.qualitender")) {
      if (!type.isEnum()) {
        continue;
      }
      for (Object constant : type.reflect().getEnumConstants()) {
        if (constant instanceof ProblemCode) {
          named.add(((ProblemCode) constant).title().key());
          found++;
        }
        if (constant instanceof Labelled) {
          named.add(((Labelled) constant).label().key());
          found++;
        }
      }
    }
    return found;
  }

  private void compare() {
    Set<String> all = new TreeSet<>(named);
    all.addAll(french.keySet());
    all.addAll(english.keySet());
    for (String key : all) {
      String fr = french.get(key);
      String en = english.get(key);
      if (fr == null || en == null) {
        wrong.add(key + " is missing in " + (fr == null ? "French" : "English"));
        continue;
      }
      if (!named.contains(key)) {
        wrong.add(key + " is said nowhere");
      }
      if (!places(fr).equals(places(en))) {
        wrong.add(key + " has other places in French than in English");
      }
      if (!places(fr).stream().allMatch(place -> place < places(fr).size())) {
        wrong.add(key + " leaves a place out");
      }
      if (fr.equals(en)) {
        wrong.add(key + " is the same in French and in English");
      }
    }
  }

  private static List<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
