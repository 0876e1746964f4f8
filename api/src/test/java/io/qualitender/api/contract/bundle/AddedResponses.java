package io.qualitender.api.contract.bundle;

import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.contract.bundle.Fragment.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The responses that {@code added-responses} of a fragment adds to all operations of a kind. */
final class AddedResponses {

  static final String KEY = "added-responses";

  /** The kinds of operations, in the fragments' words. */
  private static final Map<String, BiPredicate<OpenApi, Operation>> KINDS =
      Map.of(
          "every-operation",
          (document, operation) -> true,
          "every-write",
          (document, operation) -> !operation.method().equals("GET"),
          "takes-credential",
          (document, operation) ->
              operation.isAuthenticated() || operation.takesOptionalCredential(),
          "requires-credential",
          (document, operation) -> operation.isAuthenticated(),
          "path-parameter",
          (document, operation) -> operation.path().contains("{"),
          "idempotency-key",
          (document, operation) -> !operation.idempotency().isEmpty(),
          "if-match",
          (document, operation) -> takesIfMatch(document, operation, false),
          "if-match-required",
          (document, operation) -> takesIfMatch(document, operation, true));

  private final Map<String, List<Entry>> byKind = new LinkedHashMap<>();

  static AddedResponses of(List<Fragment> fragments, List<String> faults) {
    AddedResponses added = new AddedResponses();
    for (Fragment fragment : fragments) {
      for (Entry kind : fragment.entriesOf(KEY)) {
        if (KINDS.containsKey(kind.name())) {
          added
              .byKind
              .computeIfAbsent(kind.name(), name -> new ArrayList<>())
              .addAll(kind.entries());
        } else {
          faults.add(kind.place() + ": there is no kind of operation " + kind.name());
        }
      }
    }
    return added;
  }

  /** By status; the document has the operation without them. */
  List<Entry> of(OpenApi document, Operation operation) {
    return byKind.entrySet().stream()
        .filter(kind -> KINDS.get(kind.getKey()).test(document, operation))
        .flatMap(kind -> kind.getValue().stream())
        .toList();
  }

  private static boolean takesIfMatch(OpenApi document, Operation operation, boolean required) {
    return operation
        .at()
        .child("parameters")
        .children()
        .map(parameter -> document.follow(parameter).node())
        .filter(parameter -> parameter.path("name").asText().equals("If-Match"))
        .anyMatch(parameter -> parameter.path("required").asBoolean() || !required);
  }
}
