package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.kernel.json.Json;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The fields that a merge patch changes, as JSON pointers. A value sent unchanged is no change; a
 * list is one value. A body that creates an object changes everything.
 */
public final class ChangedFields {

  private static final ChangedFields EVERYTHING = new ChangedFields(null);

  private final SortedSet<String> pointers;

  private ChangedFields(SortedSet<String> pointers) {
    this.pointers = pointers;
  }

  /** For an object that did not exist before. */
  public static ChangedFields everything() {
    return EVERYTHING;
  }

  /**
   * Compares two values of one request record, so that a date or an amount is equal however it was
   * written.
   */
  static ChangedFields between(Object current, Object patched) {
    SortedSet<String> found = new TreeSet<>();
    compare("", Json.mapper().valueToTree(current), Json.mapper().valueToTree(patched), found);
    return new ChangedFields(Collections.unmodifiableSortedSet(found));
  }

  /** These and {@code pointer}, whose value was sent and is invalid. */
  ChangedFields plus(String pointer) {
    SortedSet<String> more = new TreeSet<>(pointers);
    more.add(pointer);
    return new ChangedFields(Collections.unmodifiableSortedSet(more));
  }

  /** Whether nothing changes. */
  public boolean none() {
    return pointers != null && pointers.isEmpty();
  }

  /** Whether something changes at {@code pointer}, below it or above it. */
  public boolean affects(String pointer) {
    return pointers == null
        || pointers.stream()
            .anyMatch(
                changed ->
                    changed.equals(pointer)
                        || changed.startsWith(pointer + "/")
                        || pointer.startsWith(changed + "/"));
  }

  /** Whether something changes at one of {@code these}, below it or above it. */
  public boolean affectsAny(String... these) {
    for (String pointer : these) {
      if (affects(pointer)) {
        return true;
      }
    }
    return false;
  }

  /** The changed pointers; empty for a new object. */
  public Set<String> pointers() {
    return pointers == null ? Set.of() : pointers;
  }

  private static void compare(
      String pointer, JsonNode before, JsonNode after, SortedSet<String> found) {
    if (before instanceof ObjectNode && after instanceof ObjectNode) {
      Set<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name ->
              compare(
                  pointer + "/" + Pointers.escape(name), before.get(name), after.get(name), found));
    } else if (!same(before, after)) {
      found.add(pointer);
    }
  }

  /** JSON equality: 1 equals 1.0, and absent equals null. */
  static boolean same(JsonNode one, JsonNode other) {
    JsonNode left = one == null ? MissingNode.getInstance() : one;
    JsonNode right = other == null ? MissingNode.getInstance() : other;
    if (left.isNull() || left.isMissingNode()) {
      return right.isNull() || right.isMissingNode();
    }
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue()) == 0;
    }
    if (left.isArray() && right.isArray() && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        if (!same(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (left.isObject() && right.isObject()) {
      SortedSet<String> found = new TreeSet<>();
      compare("", left, right, found);
      return found.isEmpty();
    }
    return left.equals(right);
  }

  @Override
  public String toString() {
    return pointers == null ? "everything" : pointers.toString();
  }
}
