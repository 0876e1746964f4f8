package io.qualitender.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One method of one path of the document. */
record Operation(String method, String path, Located at) {

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

  JsonNode node() {
    return at.node();
  }

  String id() {
    return node().path("operationId").asText();
  }

  boolean isAuthenticated() {
    return !scopes().isEmpty();
  }

  /** Whether a credential may be sent but need not be. */
  boolean takesOptionalCredential() {
    return !isAuthenticated() && !node().path("security").isEmpty();
  }

  /** The scopes of which one is needed; empty for a public operation. */
  List<String> scopes() {
    List<String> scopes = new ArrayList<>();
    for (JsonNode alternative : node().path("security")) {
      scopes.addAll(OpenApi.texts(alternative.path("bearerAuth")));
    }
    return scopes;
  }

  List<String> roles() {
    return OpenApi.texts(node().path("x-roles"));
  }

  String tenancy() {
    return node().path("x-tenancy").asText();
  }

  /** {@code optional}, {@code required}, or empty where there is no such header. */
  String idempotency() {
    return node().path("x-idempotency").asText();
  }

  boolean matches(String actualPath) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    for (var variable = VARIABLE.matcher(path); variable.find(); from = variable.end()) {
      regex.append(Pattern.quote(path.substring(from, variable.start()))).append("[^/]+");
    }
    regex.append(Pattern.quote(path.substring(from)));
    return actualPath.matches(regex.toString());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
