package io.qualitender.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Cursors can be forged, since they are JSON in base64. Replaces each part of a cursor by invalid
 * values, in every list of openapi.yaml.
 *
 * <p>Fails with {@code Instant::parse} and unchecked text: a NUL and the year 294277 were 500.
 */
class ForgedCursorsTest {

  private static final OpenApi DOCUMENT = OpenApi.load();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ID = "01890000-0000-7000-8000-000000000000";

  /** The keys of the last row in a cursor, by sort order. */
  private static final Map<String, List<String>> SORTS =
      Map.of(
          "-number", List.of("id"),
          "name", List.of("text", "id"),
          "-sent_at", List.of("instant", "id"),
          "-created_at", List.of("instant", "id"),
          "due_at,id", List.of("instant", "id"));

  private static final Map<String, String> GOOD =
      Map.of("id", ID, "text", "Certif'Éval", "instant", "2027-03-31T10:00:00.123456Z");

  private static final List<Object> NO_TEXT =
      List.of("", "\0", "a\0b", "\ud800", "x\udfff", "x".repeat(201), "line\nline", 7, List.of());
  private static final List<Object> NO_ID =
      List.of(
          "",
          "\0",
          ID + "\0",
          "no id",
          "1-1-1-1-1",
          "{" + ID + "}",
          ID.toUpperCase() + "x",
          -1,
          "٠");
  private static final List<Object> NO_INSTANT =
      List.of(
          "",
          "\0",
          "+294277-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "-4713-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "3000-01-01T00:00:00Z",
          "2027-02-30T10:00:00Z",
          "infinity",
          "now",
          0);

  private static final Map<String, List<Object>> BAD =
      Map.of("text", NO_TEXT, "id", NO_ID, "instant", NO_INSTANT);

  private final Api api = TestServer.shared().api();
  private final FuzzSandbox world = new FuzzSandbox(api);
  private int cases;

  @Test
  void forgedCursorsAreRefused() throws Exception {
    List<Operation> lists =
        DOCUMENT.operations().stream().filter(ForgedCursorsTest::isPaged).toList();
    assertThat(lists).hasSizeGreaterThanOrEqualTo(10);

    for (Operation list : lists) {
      String sort = sortOf(list);
      List<String> kinds = SORTS.get(sort);
      for (int part = 0; part < kinds.size(); part++) {
        for (Object bad : BAD.get(kinds.get(part))) {
          List<Object> key = new ArrayList<>();
          kinds.forEach(kind -> key.add(GOOD.get(kind)));
          key.set(part, bad);
          refused(list, cursor(1, sort, key, digest()));
        }
      }
      refused(list, cursor(1, sort, List.of(), digest()));
      refused(list, cursor(2, sort, good(sort), digest()));
      refused(list, cursor(1, "-name", good(sort), digest()));
      refused(list, cursor(1, sort, good(sort), "0".repeat(16)));
      refused(list, cursor("1e400", sort, good(sort), digest()));
      refused(list, cursor(1, sort, "text", digest()));
      for (String text :
          List.of("x", "%00", "%C3%A9", "%F0%9F%92%A9", "e30", "bnVsbA", "%25", "a".repeat(1001))) {
        refused(list, text);
      }
    }
    System.out.println("Forged cursors: " + cases + " cases in " + lists.size() + " lists");
    assertThat(cases).isGreaterThanOrEqualTo(22 * lists.size());
  }

  private static boolean isPaged(Operation operation) {
    return operation
        .at()
        .child("parameters")
        .children()
        .anyMatch(
            parameter -> DOCUMENT.follow(parameter).node().path("name").asText().equals("cursor"));
  }

  /** The only sort order for which a well-formed cursor is accepted. */
  private String sortOf(Operation list) throws Exception {
    for (String sort : SORTS.keySet()) {
      Answer answer = ask(list, cursor(1, sort, good(sort), digest())).send();
      if (answer.status() == 200) {
        return sort;
      }
      assertThat(answer.text("/code")).as(list.toString()).isEqualTo("invalid_cursor");
    }
    throw new AssertionError("in which order is " + list + "?");
  }

  private static List<String> good(String sort) {
    return SORTS.get(sort).stream().map(GOOD::get).toList();
  }

  private void refused(Operation list, String cursor) {
    cases++;
    Answer answer = ask(list, cursor).refused(400, "invalid_cursor");
    assertThat(answer.at("/errors").findValuesAsText("parameter")).containsExactly("cursor");
  }

  private Call ask(Operation list, String cursor) {
    String path = list.path().replace("{id}", world.openedTender) + "?cursor=" + cursor;
    return (list.tenancy().equals("certification_body") ? world.body : world.organization)
        .get(path);
  }

  private static String cursor(Object version, Object sort, Object key, String filters)
      throws Exception {
    Map<String, Object> cursor = new LinkedHashMap<>();
    cursor.put("v", version);
    cursor.put("s", sort);
    cursor.put("k", key);
    cursor.put("f", filters);
    // Escaped: half a surrogate pair has no other form.
    String json =
        JSON.writer()
            .with(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
            .writeValueAsString(cursor);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** As the server writes it where a query has nothing but the cursor. */
  private static String digest() throws Exception {
    byte[] nothing = Map.of().toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(nothing))
        .substring(0, 16);
  }
}
