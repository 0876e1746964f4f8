package io.qualitender.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report for programs: {@code bench/report.json}. */
final class Report {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private final Path file;

  Report(Folders folders) {
    this.file = folders.bench().resolve("report.json");
  }

  void write(Results results) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(results) + "\n");
  }

  /** The quick form's ratios of the last report, by operation; empty if there is none. */
  Map<String, Double> quick() throws IOException {
    Map<String, Double> ratios = new LinkedHashMap<>();
    if (Files.exists(file)) {
      JsonNode quick = JSON.readTree(file.toFile()).path("quick");
      quick.properties().forEach(each -> ratios.put(each.getKey(), each.getValue().asDouble()));
    }
    return ratios;
  }
}
