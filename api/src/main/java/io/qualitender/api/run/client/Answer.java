package io.qualitender.api.run.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * * An HTTP response. * * @param etag null if the header is absent * @param body a null node if
 * empty or not JSON
 */
public record Answer(String method, String path, int status, String etag, JsonNode body) {

  /**
   * Returns this response if it has the expected status.
   *
   * @throws UnexpectedAnswer naming the actual status and problem
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new UnexpectedAnswer(
          "%s %s: expected status %d, got %d%s"
              .formatted(method, path, expected, status, problemText()));
    }
    return this;
  }

  /** A property's text; empty where it is null or absent. */
  public String text(String property) {
    return body.path(property).asText("");
  }

  /** The problem's code, detail and faults as text. */
  private String problemText() {
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
