package io.qualitender.api.run.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.run.client.ApiClient;

/** What the API answered, untouched, for {@code demo --json}. */
final class DemoExport {

  private final ObjectNode kept = ApiClient.JSON.createObjectNode();

  DemoExport() {
    // In the order of the story, whichever is known first.
    for (String name : new String[] {"tender", "comparison", "award", "certificate", "reminders"}) {
      kept.putNull(name);
    }
  }

  void keep(String name, JsonNode answer) {
    kept.set(name, answer);
  }

  byte[] json() throws JsonProcessingException {
    return ApiClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept);
  }
}
