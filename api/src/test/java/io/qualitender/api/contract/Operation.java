package io.qualitender.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** One method of one path of the document. */
public record Operation(String method, String path, Located at) {

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  public JsonNode node() {
    return at.node();
  }

  public String id() {
    return node().path("operationId").asText();
  }

  public boolean isAuthenticated() {
    return !scopes().isEmpty();
  }

  /** Whether a credential may be sent but need not be. */
  public boolean takesOptionalCredential() {
    return !isAuthenticated() && !node().path("security").isEmpty();
  }

  /** The scopes of which one is needed; empty for a public operation. */
  public List<String> scopes() {
    List<String> scopes = new ArrayList<>();
    for (JsonNode alternative : node().path("security")) {
      scopes.addAll(OpenApi.texts(alternative.path("bearerAuth")));
    }
    return scopes;
  }

  public List<String> roles() {
    return OpenApi.texts(node().path("x-roles"));
  }

  public String tenancy() {
    return node().path("x-tenancy").asText();
  }

  /** {@code optional}, {@code required}, or empty where there is no such header. */
  public String idempotency() {
    return node().path("x-idempotency").asText();
  }

  public boolean matches(String actualPath) {
    return PATTERNS.computeIfAbsent(path, Operation::pattern).matcher(actualPath).matches();
  }

  private static Pattern pattern(String path) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    for (var variable = VARIABLE.matcher(path); variable.find(); from = variable.end()) {
      regex.append(Pattern.quote(path.substring(from, variable.start()))).append("[^/]+");
    }
    return Pattern.compile(regex.append(Pattern.quote(path.substring(from))).toString());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
