package io.qualitender.api.run.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What came back.
 *
 * @param etag null where the answer is no single object
 * @param body null's node where there was none, or no JSON
 */
public record Answer(String method, String path, int status, String etag, JsonNode body) {

  /**
   * This answer, when it is the one the story needs to go on.
   *
   * @throws UnexpectedAnswer saying what came instead
   */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new UnexpectedAnswer(
          "%s %s: %d was expected, %d came%s".formatted(method, path, wanted, status, complaint()));
    }
    return this;
  }

  /** A property's text; empty where it is null or absent. */
  public String text(String property) {
    return body.path(property).asText("");
  }

  /** A problem in words: code, detail and every fault of the request. */
  private String complaint() {
    if (!body.hasNonNull("code")) {
      return ".";
    }
    List<String> faults = new ArrayList<>();
    body.path("errors")
        .forEach(
            fault ->
                faults.add(
                    "%s %s"
                        .formatted(
                            fault.path("pointer").asText(fault.path("parameter").asText("")),
                            fault.path("detail").asText())));
    return " (%s: %s%s)"
        .formatted(
            text("code"), text("detail"), faults.isEmpty() ? "" : " " + String.join("; ", faults));
  }
}
