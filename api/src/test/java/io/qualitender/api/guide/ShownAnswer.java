package io.qualitender.api.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qualitender.api.contract.OpenApi;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of an answer that the guide shows: the status line, headers, and properties of the body.
 * A text that ends in … matches all with the same beginning, … as the last item of a list any
 * further items.
 */
record ShownAnswer(List<String> head, JsonNode body) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ANY = "…";

  static ShownAnswer parse(String text) {
    String[] parts = text.split("\n\n", 2);
    return new ShownAnswer(List.of(parts[0].strip().split("\n")), json(parts[1]));
  }

  /** What of it is not in what {@code curl -i} printed. */
  List<String> missingIn(String printed) {
    String[] parts = printed.strip().replace("\r", "").split("\n\n", 2);
    List<String> actual = List.of(parts[0].split("\n"));
    List<String> faults = new ArrayList<>();
    if (!actual.get(0).equals(head.get(0))) {
      faults.add("answered " + printed.strip());
      return faults;
    }
    for (String header : head) {
      if (!actual.contains(header)) {
        faults.add("no " + header + " among " + actual);
      }
    }
    compare("", body, json(parts[1]), faults);
    return faults;
  }

  private static void compare(String at, JsonNode shown, JsonNode actual, List<String> faults) {
    if (shown.isObject()) {
      OpenApi.names(shown)
          .forEach(name -> compare(at + "/" + name, shown.get(name), actual.path(name), faults));
    } else if (shown.isArray()) {
      boolean more = shown.path(shown.size() - 1).asText().equals(ANY);
      int size = more ? shown.size() - 1 : shown.size();
      if (!actual.isArray() || more && actual.size() <= size || !more && actual.size() != size) {
        faults.add(at + " has " + actual.size() + " items");
      }
      for (int i = 0; i < size; i++) {
        compare(at + "/" + i, shown.get(i), actual.path(i), faults);
      }
    } else if (!same(shown, actual)) {
      faults.add("%s is shown as %s and is %s".formatted(at, shown, actual));
    }
  }

  private static boolean same(JsonNode shown, JsonNode actual) {
    if (shown.isNumber() && actual.isNumber()) {
      return shown.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    String text = shown.asText();
    if (shown.isTextual() && text.endsWith(ANY)) {
      return actual.isTextual()
          && actual.asText().startsWith(text.substring(0, text.length() - ANY.length()));
    }
    return shown.equals(actual);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
