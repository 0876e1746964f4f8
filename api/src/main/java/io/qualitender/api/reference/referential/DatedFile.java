package io.qualitender.api.reference.referential;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One dated version among the files of {@code resources/reference}, described by its name: the kind
 * of data and the first day on which it applies, such as {@code audit-rules-2030-01-31.json}. That
 * day is also its id, unless another is between them: {@code referential-v11-2030-01-31.json}. To
 * add a version, add its file and keep the old ones.
 *
 * @param id see {@link Versions.Version}
 * @param from see {@link Versions.Version}
 */
public record DatedFile(Data data, String id, LocalDate from, String name) {

  /** The kinds of data; the name of a file starts with one in lower case and with dashes. */
  public enum Data {
    REFERENTIAL,
    AUDIT_RULES,
    PRICE_GUIDE,
    VAT_RATES,
    TENDER_RULES,
    REMINDER_HORIZONS,
    CERTIFICATION_BODIES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Pattern NAME =
      Pattern.compile(
          "(?<data>[a-z-]+?)-((?<id>v\\d+)-)?(?<from>\\d{4}-\\d{2}-\\d{2})\\.(json|csv)");

  /** Empty for a name of another form or of unknown data; a test finds such a file. */
  static Optional<DatedFile> named(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String from = parts.group("from");
    String id = parts.group("id");
    return Arrays.stream(Data.values())
        .filter(data -> data.toString().equals(parts.group("data")))
        .findFirst()
        .map(data -> new DatedFile(data, id == null ? from : id, LocalDate.parse(from), name));
  }

  /** The files of one kind of data that are shipped with the application, oldest first. */
  static List<DatedFile> all(Data data) {
    return names().stream()
        .flatMap(name -> named(name).stream())
        .filter(file -> file.data() == data)
        .sorted((one, other) -> one.from().compareTo(other.from()))
        .toList();
  }

  /** From the jar, or from the folder of the classes where the program runs without a jar. */
  private static List<String> names() {
    try {
      Path program =
          Path.of(DatedFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(program)) {
        return names(program.resolve(ReferenceFiles.FOLDER));
      }
      try (FileSystem jar = FileSystems.newFileSystem(program)) {
        return names(jar.getPath(ReferenceFiles.FOLDER));
      }
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalStateException("the reference data cannot be listed", unreadable);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
