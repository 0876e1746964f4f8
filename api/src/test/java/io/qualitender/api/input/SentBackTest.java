package io.qualitender.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every PATCH accepts the object as it was read, and refuses each read-only member that differs.
 * Fails if a patch accepts only the members of its request record.
 */
class SentBackTest {

  private static final Set<String> OF_THE_MOMENT =
      Set.of("server_time", "allowed_actions", "blockers", "warnings");

  private final RequestPreparation preparation = new RequestPreparation();

  private static List<Operation> patches() {
    return Field.DOCUMENT.operations().stream()
        .filter(operation -> operation.method().equals("PATCH"))
        .toList();
  }

  private static Answer patch(RequestPreparation.Prepared scene, Answer read, JsonNode body) {
    return scene.actor().patch(scene.path(), body.toString()).ifMatch(read.etag()).send();
  }

  @Test
  void objectIsAcceptedAsRead() {
    int cases = 0;
    for (Operation operation : patches()) {
      RequestPreparation.Prepared scene = preparation.prepare(operation);
      patch(scene, scene.actor().get(scene.path()).expect(200), scene.body());
      Answer read = scene.actor().get(scene.path()).expect(200);
      Answer answer = patch(scene, read, read.json());
      assertThat(answer.status()).as(operation + " " + answer).isEqualTo(200);
      cases++;
    }
    System.out.println("objects sent back as they were read: " + cases);
    assertThat(cases).isGreaterThanOrEqualTo(3);
  }

  @Test
  void changedReadOnlyMemberIsRefused() {
    int cases = 0;
    List<String> faults = new ArrayList<>();
    for (Operation operation : patches()) {
      RequestPreparation.Prepared scene = preparation.prepare(operation);
      Set<String> changeable =
          Set.copyOf(
              Field.all().stream()
                  .filter(field -> field.operation().equals(operation))
                  .map(Field::pointer)
                  .toList());
      Answer read = scene.actor().get(scene.path()).expect(200);
      for (String name : OpenApi.names(read.json()).toList()) {
        if (changeable.contains("/" + name) || OF_THE_MOMENT.contains(name)) {
          continue;
        }
        ObjectNode changed = (ObjectNode) read.json();
        JsonNode before = changed.get(name);
        changed.set(name, before.isNull() ? changed.textNode("x") : NullNode.getInstance());
        Answer answer = patch(scene, read, changed);
        cases++;
        JsonNode errors = answer.json().path("errors");
        if (answer.status() != 400
            || errors.size() != 1
            || !errors.at("/0/pointer").asText().equals("/" + name)
            || !errors.at("/0/code").asText().equals("read_only")) {
          faults.add(operation.id() + " " + name + ": " + answer);
        }
      }
    }
    System.out.println("members that cannot be changed: " + cases);
    assertThat(faults).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(25);
  }

  @Test
  void quoteLinesAreAcceptedAsReadInAnyOrder() {
    Operation operation =
        patches().stream()
            .filter(each -> each.id().equals("updateQuote"))
            .findFirst()
            .orElseThrow();
    RequestPreparation.Prepared scene = preparation.prepare(operation);
    Actor body = scene.actor();
    Answer read = body.get(scene.path()).expect(200);
    ArrayNode turned = RequestPreparation.JSON.createArrayNode();
    read.at("/lines").forEach(line -> turned.insert(0, line));
    ObjectNode lines = RequestPreparation.JSON.createObjectNode();
    lines.set("lines", turned);
    Answer same = patch(scene, read, lines);
    assertThat(same.status()).as(same.toString()).isEqualTo(200);

    ObjectNode lied = lines.deepCopy();
    ObjectNode first = (ObjectNode) lied.at("/lines/0");
    first.put("counted", !first.path("counted").asBoolean());
    Answer refused = body.patch(scene.path(), lied.toString()).ifMatch(same.etag()).send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/lines/0/counted");
    assertThat(refused.text("/errors/0/code")).isEqualTo("read_only");
  }

  @Test
  void unknownFieldIsReportedAlone() {
    int cases = 0;
    for (Operation operation : Field.DOCUMENT.operations()) {
      if (!operation.node().has("requestBody")) {
        continue;
      }
      Answer answer = preparation.send(operation, RequestPreparation.json("{\"no_such\": 1}"));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      assertThat(answer.at("/errors")).as(answer.toString()).hasSize(1);
      assertThat(answer.text("/errors/0/pointer")).isEqualTo("/no_such");
      assertThat(answer.text("/errors/0/code")).isEqualTo("unknown_field");
      cases++;
    }
    System.out.println("unknown fields reported alone: " + cases);
    assertThat(cases).isGreaterThanOrEqualTo(18);
  }
}
