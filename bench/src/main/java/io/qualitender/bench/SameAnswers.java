package io.qualitender.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares a peer's answers with the product's: the same members in the same order, with the same
 * values. Only the time of the request may differ, with all that a write derives from it, and the
 * id of a new draft. All these have the same length, so that the answers have the same size.
 */
final class SameAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  private final Operation operation;

  private SameAnswers(Operation operation) {
    this.operation = operation;
  }

  /**
   * @throws IllegalStateException for the first answer that differs
   */
  static void require(Operation operation, List<String> products, List<String> peers, String peer) {
    SameAnswers same = new SameAnswers(operation);
    for (int i = 0; i < products.size(); i++) {
      try {
        same.compare("", JSON.readTree(products.get(i)), JSON.readTree(peers.get(i)));
      } catch (JsonProcessingException | IllegalStateException e) {
        throw new IllegalStateException(
            "%s, %s: %s".formatted(peer, operation.title(), e.getMessage()), e);
      }
    }
  }

  private void compare(String path, JsonNode product, JsonNode peer) {
    List<String> members = members(product);
    if (!members.equals(members(peer)) || product.size() != peer.size()) {
      throw new IllegalStateException("not the same members at " + path);
    }
    if (product.isObject()) {
      members.forEach(name -> compare(path + "/" + name, product.get(name), peer.get(name)));
    } else if (product.isArray()) {
      for (int i = 0; i < product.size(); i++) {
        compare(path + "/" + i, product.get(i), peer.get(i));
      }
    } else if (!product.equals(peer) && !mayDiffer(path, product, peer)) {
      throw new IllegalStateException("%s at %s, not %s".formatted(peer, path, product));
    }
  }

  private boolean mayDiffer(String path, JsonNode product, JsonNode peer) {
    if (operation == Operation.DRAFT && path.equals("/id")) {
      return product.asText().length() == peer.asText().length();
    }
    return (operation.isWrite() || path.endsWith("/server_time"))
        && INSTANT.matcher(product.asText()).matches()
        && INSTANT.matcher(peer.asText()).matches();
  }

  private static List<String> members(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
