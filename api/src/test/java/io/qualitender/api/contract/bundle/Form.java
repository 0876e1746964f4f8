package io.qualitender.api.contract.bundle;

import io.qualitender.api.contract.bundle.Fragment.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The layout a fragment needs so that its lines can be copied into the document. */
final class Form {

  /** The kinds of components, in the document's order. */
  static final List<String> KINDS =
      List.of("securitySchemes", "parameters", "headers", "responses", "schemas", "examples");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final List<String> faults = new ArrayList<>();

  private Form() {}

  static List<String> faults(List<Fragment> fragments) {
    Form form = new Form();
    fragments.forEach(form::fragment);
    return form.faults;
  }

  static boolean isOperation(Entry entry) {
    return METHODS.contains(entry.name());
  }

  private void fragment(Fragment fragment) {
    for (Entry entry : fragment.entries()) {
      if (!fragment.file().equals(Bundle.BASE)
          && !Set.of("paths", "components", AddedResponses.KEY).contains(entry.name())) {
        fault(entry, entry.name() + " is for base.yaml only");
      }
    }
    for (Entry kind : fragment.entriesOf("components")) {
      if (!KINDS.contains(kind.name())) {
        fault(kind, "there is no kind of component " + kind.name());
      }
      kind.entries().forEach(component -> column(component, 4));
    }
    for (Entry path : fragment.entriesOf("paths")) {
      column(path, 2);
      path.entries().stream().filter(Form::isOperation).forEach(this::operation);
    }
  }

  private void operation(Entry operation) {
    column(operation, 4);
    String file = operation.fragment().name();
    for (String tag : operation.entry("tags").map(Entry::texts).orElse(List.of())) {
      if (!file.equals(tag) && !file.startsWith(tag + "-")) {
        fault(operation, "an operation of the tag " + tag + " in another's file");
      }
    }
    List<Entry> responses = operation.entry("responses").map(Entry::entries).orElse(List.of());
    if (responses.isEmpty()) {
      fault(operation, "an operation without responses");
    }
    responses.forEach(response -> column(response, 8));
  }

  private void column(Entry entry, int column) {
    if (entry.column() != column) {
      fault(entry, entry.name() + " must be indented by " + column);
    }
  }

  private void fault(Entry at, String words) {
    faults.add(at.place() + ": " + words);
  }
}
