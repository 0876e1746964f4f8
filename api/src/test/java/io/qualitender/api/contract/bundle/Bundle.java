package io.qualitender.api.contract.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.contract.bundle.Fragment.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * openapi.yaml from its fragments. {@code base.yaml} has the frame of the document and lists the
 * other fragments in order; those have {@code paths} and {@code components}.
 */
public final class Bundle {

  public static final String COMMAND = "./mvnw -q test-compile exec:java@openapi";

  static final String BASE = "base.yaml";
  private static final String NOTICE =
      "# Bundled from api/src/main/openapi. Edit the fragments there, then run: " + COMMAND;

  /** What of base.yaml is not part of the document, or is put together with the others'. */
  private static final Set<String> NOT_COPIED =
      Set.of("fragments", "paths", "components", AddedResponses.KEY);

  private final List<Fragment> fragments;
  private final List<String> faults = new ArrayList<>();

  private Bundle(List<Fragment> fragments) {
    this.fragments = fragments;
  }

  public static Bundle read(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(texts);
  }

  /**
   * @param texts by the file's name
   */
  static Bundle of(Map<String, String> texts) {
    List<String> faults = new ArrayList<>();
    List<String> files = new ArrayList<>(List.of(BASE));
    if (texts.containsKey(BASE)) {
      files.addAll(listed(Fragment.of(BASE, texts.get(BASE))));
    }
    for (String file : files) {
      if (!texts.containsKey(file)) {
        faults.add(file + ": there is no such fragment");
      }
    }
    for (String file : texts.keySet()) {
      if (!files.contains(file)) {
        faults.add(file + ": base.yaml does not list it");
      }
    }
    InvalidFragmentsException.throwIfAny(faults);
    return new Bundle(files.stream().map(file -> Fragment.of(file, texts.get(file))).toList());
  }

  private static List<String> listed(Fragment base) {
    return base.entry("fragments").stream()
        .flatMap(entry -> entry.texts().stream())
        .map(name -> name + ".yaml")
        .toList();
  }

  /** The whole document. */
  public String text() {
    faults.addAll(Form.faults(fragments));
    AddedResponses added = AddedResponses.of(fragments, faults);
    faults.addAll(References.faults(fragments));
    InvalidFragmentsException.throwIfAny(faults);

    OpenApi document = parse(text(operation -> List.of()));
    Map<String, Operation> operations =
        document.operations().stream().collect(Collectors.toMap(Operation::toString, at -> at));
    String text = text(operation -> added.of(document, operations.get(operation)));
    InvalidFragmentsException.throwIfAny(faults);
    return text;
  }

  private String text(Function<String, List<Entry>> added) {
    List<String> lines = new ArrayList<>();
    for (Entry entry : fragments.get(0).entries()) {
      if (!NOT_COPIED.contains(entry.name())) {
        lines.addAll(entry.lines());
      }
      if (entry.name().equals("openapi")) {
        lines.add(NOTICE);
      }
    }
    lines.add("paths:");
    for (Fragment fragment : fragments) {
      List<Entry> paths = fragment.entriesOf("paths");
      heading(lines, 2, fragment, paths);
      paths.forEach(path -> path(lines, path, added));
    }
    lines.add("components:");
    for (String kind : Form.KINDS) {
      components(lines, kind);
    }
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private void components(List<String> lines, String name) {
    List<String> found = new ArrayList<>();
    for (Fragment fragment : fragments) {
      for (Entry kind : fragment.entriesOf("components")) {
        if (kind.name().equals(name)) {
          heading(found, 4, fragment, kind.entries());
          kind.entries().forEach(component -> found.addAll(component.lines()));
        }
      }
    }
    if (!found.isEmpty()) {
      lines.add("  " + name + ":");
      lines.addAll(found);
    }
  }

  private static void heading(List<String> lines, int column, Fragment of, List<Entry> entries) {
    if (!entries.isEmpty()) {
      String heading = " ".repeat(column) + "# ---- " + of.file() + " ";
      lines.add(heading + "-".repeat(Math.max(0, 100 - heading.length())));
    }
  }

  private void path(List<String> lines, Entry path, Function<String, List<Entry>> added) {
    lines.addAll(path.head());
    for (Entry entry : path.entries()) {
      if (Form.isOperation(entry)) {
        String operation = entry.name().toUpperCase(Locale.ROOT) + " " + path.name();
        operation(lines, entry, added.apply(operation));
      } else {
        lines.addAll(entry.lines());
      }
    }
  }

  private void operation(List<String> lines, Entry operation, List<Entry> added) {
    lines.addAll(operation.head());
    for (Entry entry : operation.entries()) {
      if (entry.name().equals("responses")) {
        lines.addAll(entry.head());
        responses(entry, added).values().forEach(lines::addAll);
      } else {
        lines.addAll(entry.lines());
      }
    }
  }

  private Map<String, List<String>> responses(Entry responses, List<Entry> added) {
    Map<String, List<String>> byStatus = new TreeMap<>();
    Map<String, Entry> said = new HashMap<>();
    for (Entry response : responses.entries()) {
      said.put(response.name(), response);
      byStatus.put(response.name(), response.lines());
    }
    for (Entry response : added) {
      Entry other = said.putIfAbsent(response.name(), response);
      if (other != null) {
        faults.add(
            other.place()
                + ": leave out "
                + response.name()
                + ", "
                + response.place()
                + " adds it");
      }
      byStatus.put(response.name(), indented(response, responses.column() + 2));
    }
    return byStatus;
  }

  private static List<String> indented(Entry entry, int column) {
    return entry.lines().stream()
        .map(line -> " ".repeat(column) + line.substring(Math.min(line.length(), entry.column())))
        .toList();
  }

  private static OpenApi parse(String text) {
    try {
      return new OpenApi(new YAMLMapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
