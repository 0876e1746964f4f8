package io.qualitender.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The document openapi.yaml: operations and resolution of references. */
public final class OpenApi {

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;
  private final List<Operation> operations;

  public OpenApi(JsonNode root) {
    this.root = root;
    this.operations = List.copyOf(operationsOf(root));
  }

  /** The served document, from the class path. */
  public static OpenApi load() {
    try (InputStream yaml = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      return new OpenApi(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode root() {
    return root;
  }

  /** In the document's order. */
  public List<Operation> operations() {
    return operations;
  }

  /** A component by kind and name, such as {@code schemas} and {@code Tender}. */
  public JsonNode component(String kind, String name) {
    return root.path("components").path(kind).path(name);
  }

  /**
   * The operation a request is for. A literal path wins over a template, as OpenAPI says.
   *
   * @param path without the query
   */
  public Optional<Operation> operation(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equalsIgnoreCase(method))
        .filter(operation -> operation.matches(path))
        .min(Comparator.comparing(operation -> operation.path().contains("{")));
  }

  public boolean knowsPath(String path) {
    return operations.stream().anyMatch(operation -> operation.matches(path));
  }

  /** The node, or the target of its reference, with its pointer. */
  public Located follow(Located at) {
    JsonNode ref = at.node().path("$ref");
    return ref.isTextual() ? follow(locate(ref.asText().substring(1))) : at;
  }

  /**
   * @param pointer a JSON pointer from the root
   */
  public Located locate(String pointer) {
    return new Located(pointer, root.at(pointer));
  }

  /** A node and its JSON pointer. */
  public record Located(String pointer, JsonNode node) {

    public Located child(String name) {
      return new Located(
          pointer + "/" + name.replace("~", "~0").replace("/", "~1"), node.path(name));
    }

    public Stream<Located> children() {
      if (node.isArray()) {
        List<Located> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
          items.add(new Located(pointer + "/" + i, node.get(i)));
        }
        return items.stream();
      }
      return names(node).map(this::child);
    }

    public boolean exists() {
      return !node.isMissingNode();
    }
  }

  public static Stream<String> names(JsonNode node) {
    return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
  }

  public static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<Operation> operationsOf(JsonNode root) {
    Located paths = new Located("/paths", root.path("paths"));
    List<Operation> found = new ArrayList<>();
    for (String path : names(paths.node()).toList()) {
      for (String method : METHODS) {
        Located operation = paths.child(path).child(method);
        if (operation.exists()) {
          found.add(new Operation(method.toUpperCase(Locale.ROOT), path, operation));
        }
      }
    }
    return found;
  }
}
