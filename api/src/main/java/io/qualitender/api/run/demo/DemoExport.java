package io.qualitender.api.run.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.run.client.ApiClient;

/** The API's answers, unchanged, for {@code demo --json}. */
final class DemoExport {

  private final ObjectNode kept = ApiClient.JSON.createObjectNode();

  DemoExport() {
    // In this order, whichever is known first.
    for (String name : new String[] {"tender", "comparison", "award", "certificate", "reminders"}) {
      kept.putNull(name);
    }
  }

  void put(String name, JsonNode answer) {
    kept.set(name, answer);
  }

  byte[] json() throws JsonProcessingException {
    return ApiClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept);
  }
}
