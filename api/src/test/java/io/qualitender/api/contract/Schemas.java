package io.qualitender.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Validates values against the schemas of the document, formats included. */
public final class Schemas {

  private static final String BASE = "https://qualitender.fr/openapi.yaml";
  private static final SchemaLocation META =
      SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");
  private static final Schema META_SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(META);

  private final JsonNode root;
  private final Schema document;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  public Schemas(JsonNode root) {
    this.root = root;
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            dialect(root),
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .locale(Locale.ENGLISH)
                        .build()));
    // Looked up by location, the registry would parse the whole document for each schema.
    this.document = registry.getSchema(SchemaLocation.of(BASE), root);
  }

  /** The whole document is loaded as one schema, whose OpenAPI members are ignored. */
  private static Dialect dialect(JsonNode root) {
    Dialect.Builder builder = Dialect.builder(Dialects.getOpenApi31());
    OpenApi.names(root).forEach(name -> builder.keyword(new NonValidationKeyword(name)));
    return builder.build();
  }

  /**
   * @param pointer the JSON pointer of a schema in the document
   * @return faults with their location in the value; empty if valid
   */
  public List<String> faults(String pointer, JsonNode value) {
    JsonNode ref = root.at(pointer).path("$ref");
    if (ref.isTextual()) {
      return faults(ref.asText().substring(1), value);
    }
    return compiled.computeIfAbsent(pointer, this::compile).validate(value).stream()
        .map(Schemas::say)
        .toList();
  }

  /** Violations of JSON Schema 2020-12 by a schema. */
  public static List<String> metaFaults(JsonNode schema) {
    return META_SCHEMA.validate(schema).stream().map(Schemas::say).toList();
  }

  private Schema compile(String pointer) {
    return document.getRefSchema(SchemaLocation.Fragment.of(pointer));
  }

  private static String say(Error error) {
    return error.getInstanceLocation() + ": " + error.getMessage();
  }
}
