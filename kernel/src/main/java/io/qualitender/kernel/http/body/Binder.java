package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Binds JSON to a request record and collects all faults: a value that cannot be bound is recorded
 * and removed, and the rest is bound again.
 */
public final class Binder {

  private final List<Fault> malformed;
  private final List<Fault> values;
  private int more;

  private Binder(Document document) {
    this.malformed = new ArrayList<>(document.malformed());
    this.values = new ArrayList<>(document.values());
    this.more = document.more();
  }

  /**
   * @param value null if the document could not be bound at all
   * @param malformed faults of form: 400 if there are any
   * @param values faults of values: 422 unless {@code malformed} has any
   * @param more number of faults not listed
   * @param changes where {@code value} differs from the current object
   */
  public record Bound<T>(
      T value, List<Fault> malformed, List<Fault> values, int more, ChangedFields changes) {}

  /** The document in {@code bytes} as {@code type}. */
  public static <T> Bound<T> bind(byte[] bytes, Class<T> type) {
    Document document = Document.read(bytes, Shape.of(type), new CurrentObject(null));
    return new Binder(document).bound(document.root(), type, null);
  }

  /**
   * {@code current} as the merge patch (RFC 7396) in {@code bytes} changes it.
   *
   * @param view the object as GET returns it: members unknown to the request record are accepted
   *     unchanged and refused as {@code read_only} otherwise
   */
  public static <T> Bound<T> merge(T current, Supplier<?> view, byte[] bytes, Class<T> type) {
    Document document = Document.read(bytes, Shape.of(type), new CurrentObject(view));
    JsonNode patch = document.root();
    boolean mergeable = patch != null && patch.isObject();
    JsonNode merged =
        mergeable ? MergePatch.apply(Json.mapper().valueToTree(current), patch) : patch;
    return new Binder(document).bound(merged, type, current);
  }

  /**
   * @param current the object to patch; null for a new object
   */
  private <T> Bound<T> bound(JsonNode root, Class<T> type, T current) {
    T value = root == null ? null : bindPartially(root, type);
    ChangedFields changes = ChangedFields.everything();
    if (value != null && current != null) {
      changes = ChangedFields.between(current, value);
      for (Fault unusable : values) {
        changes = changes.plus(unusable.pointer());
      }
    }
    if (value != null) {
      ValueFaults.of(value).stream()
          .filter(fault -> !hasFault(fault.pointer()))
          .forEach(fault -> add(values, fault));
    }
    return new Bound<>(value, List.copyOf(malformed), List.copyOf(values), more, changes);
  }

  private <T> T bindPartially(JsonNode root, Class<T> type) {
    if (!root.isObject()) {
      malformed.add(Fault.at("", "wrong_type", Text.of("body.send", Text.of("body.an_object"))));
      return null;
    }
    for (int tries = 0; tries <= Faults.MAX_LISTED; tries++) {
      try {
        return Json.mapper().treeToValue(root, type);
      } catch (JsonMappingException e) {
        BindingFault found = BindingFault.of(e, root);
        boolean seen = hasFault(found.fault().pointer());
        add(found.malformed() ? malformed : values, found.fault());
        if (seen || e.getPath().isEmpty()) {
          return null;
        }
        Pointers.put(root, e.getPath(), found.replacement());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a document that was read can be bound or not", e);
      }
    }
    return null;
  }

  private void add(List<Fault> faults, Fault fault) {
    if (malformed.size() + values.size() < Faults.MAX_LISTED) {
      faults.add(fault);
    } else {
      more++;
    }
  }

  /** A removed value already has its fault; its absence is not another. */
  private boolean hasFault(String pointer) {
    return malformed.stream().anyMatch(fault -> fault.pointer().equals(pointer))
        || values.stream().anyMatch(fault -> fault.pointer().equals(pointer));
  }
}
