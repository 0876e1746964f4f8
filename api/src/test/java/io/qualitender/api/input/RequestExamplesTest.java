package io.qualitender.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Sirens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of a request in openapi.yaml is accepted unchanged, in a sandbox whose clock suits
 * it: only ids are replaced by those of existing objects, and the SIREN of a sign-up by a new one.
 *
 * <p>Fails with a day of the contract in the future, and with an unknown justification.
 */
class RequestExamplesTest {

  private final RequestPreparation preparation = new RequestPreparation();

  private record Example(Operation operation, String name, JsonNode value) {}

  private static List<Example> examples() {
    List<Example> found = new ArrayList<>();
    for (Operation operation : Field.DOCUMENT.operations()) {
      List<Located> bodies =
          operation.at().child("requestBody").child("content").children().toList();
      for (Located media : bodies) {
        for (Located example : media.child("examples").children().toList()) {
          Located named = Field.DOCUMENT.follow(example);
          found.add(new Example(operation, named.pointer(), named.child("value").node()));
        }
      }
    }
    return found;
  }

  @TestFactory
  Stream<DynamicTest> isAccepted() {
    return examples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.operation().id() + " " + example.name(), () -> send(example)));
  }

  private void send(Example example) {
    Operation operation = example.operation();
    ObjectNode body = (ObjectNode) example.value().deepCopy();
    ObjectNode fitting = preparation.prepare(operation).body();
    for (String name : OpenApi.names(example.value()).toList()) {
      if (name.matches(".*_ids?")) {
        assertThat(fitting.path(name).size()).as(name).isEqualTo(body.path(name).size());
        body.set(name, fitting.get(name));
      }
    }
    if (operation.id().equals("signUp")) {
      body.put("siren", Sirens.next());
    }
    Answer answer = preparation.send(operation, body);
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
  }

  @Test
  void everyOperationWithABodyHasOne() {
    long withBody =
        Field.DOCUMENT.operations().stream()
            .filter(operation -> operation.at().child("requestBody").exists())
            .count();
    assertThat(examples().stream().map(example -> example.operation().id()).distinct())
        .hasSize((int) withBody);
  }
}
