package io.qualitender.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.qualitender.api.support.Answer;
import io.qualitender.kernel.json.WireTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks the constraints of each field in openapi.yaml on the running server. Every answer is also
 * checked against the contract, so that an undocumented status or a 5xx fails in any case.
 *
 * <p>Fails without a limit while reading (criteria of nulls were a 500), without {@code
 * VisibleText}, with lengths in UTF-16 units, with Jackson's own reading of enums, without {@code
 * Distinct}.
 */
class GeneratedInputTest {

  private static final String EMOJI = "\ud83d\ude00";

  private final RequestPreparation preparation = new RequestPreparation();
  private final List<Field> fields = Field.all();
  private final List<String> faults = new ArrayList<>();
  private int cases;

  private void done(String what, int least) {
    System.out.println(what + ": " + cases + " cases");
    assertThat(faults.stream().limit(20)).as(what).isEmpty();
    assertThat(cases).as("cases of " + what).isGreaterThanOrEqualTo(least);
  }

  private Answer send(Field field, JsonNode value) {
    return send(field, field.in(preparation.prepare(field.operation()).body(), value));
  }

  private Answer send(Field field, ObjectNode body) {
    cases++;
    Answer answer = preparation.send(field.operation(), body);
    if (answer.status() >= 500) {
      faults.add(field + " is a server error: " + answer);
    }
    return answer;
  }

  private static List<String> codesAt(Answer answer, String pointer) {
    List<String> codes = new ArrayList<>();
    for (JsonNode error : answer.json().path("errors")) {
      String at = error.path("pointer").asText("-");
      if (at.equals(pointer)) {
        codes.add(error.path("code").asText());
      }
    }
    return codes;
  }

  private void expectRefusal(
      Field field, String what, Answer answer, String pointer, String... codes) {
    List<String> found = codesAt(answer, pointer);
    boolean refused = answer.status() == 422 || answer.status() == 400;
    boolean right =
        codes.length == 0 ? !found.isEmpty() : found.stream().anyMatch(List.of(codes)::contains);
    if (!refused || !right) {
      faults.add(field + " with " + what + ": " + answer);
    }
  }

  @Test
  void nullIsAcceptedOrRefusedAsDocumented() {
    for (Field field : fields) {
      Answer answer = send(field, NullNode.getInstance());
      List<String> found = codesAt(answer, field.pointer());
      if (field.mayBeNull() && found.contains("wrong_type")) {
        faults.add(field + " may be null and is refused: " + answer);
      }
      if (!field.mayBeNull()) {
        expectRefusal(field, "null", answer, field.pointer());
      }
    }
    done("null", 120);
  }

  @Test
  void hundredThousandNullsInAListAreRefused() {
    for (Field field : fields) {
      if (field.isA("array")) {
        ArrayNode nulls = RequestPreparation.JSON.createArrayNode();
        IntStream.range(0, 100_000).forEach(i -> nulls.addNull());
        Answer answer = send(field, nulls);
        expectRefusal(field, "nulls", answer, field.pointer(), "too_long");
        assertThat(answer.body().length()).as("the answer is small").isLessThan(2_000);
      }
    }
    done("lists of nulls", 10);
  }

  @Test
  void listsAreLimitedToMaxItems() {
    for (Field field : fields) {
      if (field.isA("array")) {
        int most = field.schema().path("maxItems").asInt();
        JsonNode item = preparation.prepare(field.operation()).body().at(field.pointer() + "/0");
        JsonNode copied = item.isMissingNode() ? TextNode.valueOf("vae") : item;
        expectRefusal(
            field,
            "one item too many",
            send(field, list(copied, most + 1)),
            field.pointer(),
            "too_long");
        Answer full = send(field, list(copied, most));
        if (codesAt(full, field.pointer()).contains("too_long")) {
          faults.add(field + " refuses " + most + " items: " + full);
        }
      }
    }
    done("lengths of lists", 20);
  }

  private static ArrayNode list(JsonNode item, int size) {
    ArrayNode list = RequestPreparation.JSON.createArrayNode();
    IntStream.range(0, size).forEach(i -> list.add(item));
    return list;
  }

  @Test
  void duplicatesAreRefusedWhereItemsAreUnique() {
    for (Field field : fields) {
      if (field.schema().path("uniqueItems").asBoolean()) {
        JsonNode item = preparation.prepare(field.operation()).body().at(field.pointer() + "/0");
        JsonNode copied = item.isMissingNode() ? TextNode.valueOf("actions_de_formation") : item;
        expectRefusal(
            field, "twins", send(field, list(copied, 2)), field.pointer() + "/1", "repeated");
      }
    }
    done("twins", 6);
  }

  @Test
  void enumsAllowNoSpaces() {
    for (Field field : fields) {
      if (field.isEnum()) {
        String word = field.schema().path("enum").get(0).asText();
        for (String wrong : List.of(" " + word + " ", word + " ", "\u00a0" + word, turned(word))) {
          Answer answer = send(field, TextNode.valueOf(wrong));
          expectRefusal(
              field, "'" + wrong + "'", answer, field.pointer(), "unknown_value", "bad_format");
        }
      }
    }
    done("enums", 90);
  }

  private static String turned(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    return upper.equals(word) ? word.toLowerCase(Locale.ROOT) : upper;
  }

  /**
   * Dates and instants at the limits are handled like others and can be read again; beyond them
   * they are refused.
   */
  @Test
  void datesBeyondTheLimitsAreRefused() {
    for (Field field : fields) {
      if (field.isDay() || field.isInstant()) {
        String time = field.isInstant() ? "T23:59:59.999Z" : "";
        for (String day : List.of("1900-01-01", "2100-12-31", "2101-01-01", "2999-12-31")) {
          Answer answer = send(field, TextNode.valueOf(day + time));
          if (codesAt(answer, field.pointer()).contains("bad_format")) {
            faults.add(field + " does not know " + day + ": " + answer);
          }
        }
        for (String day : List.of("0000-01-01", "1899-12-31", "3000-01-01", "9999-12-31")) {
          Answer answer = send(field, TextNode.valueOf(day + time));
          expectRefusal(field, day, answer, field.pointer(), "bad_format");
          if (!answer.body().contains(WireTime.YEARS)) {
            faults.add(field + " does not say which years it accepts: " + answer);
          }
        }
      }
    }
    done("days and instants", 80);
  }

  @Test
  void textsAreLimitedToMaxLength() {
    for (Field field : fields) {
      if (field.isText()) {
        int most = field.schema().path("maxLength").asInt();
        Answer longer = send(field, TextNode.valueOf(EMOJI.repeat(most + 1)));
        if (!(field.isId() && longer.status() == 404)) {
          expectRefusal(field, "too long a text", longer, field.pointer());
        }
        Answer full = send(field, TextNode.valueOf(EMOJI.repeat(most)));
        if (codesAt(full, field.pointer()).contains("too_long")) {
          faults.add(field + " refuses " + most + " characters: " + full);
        }
        int least = field.schema().path("minLength").asInt();
        if (least > 1) {
          Answer shorter = send(field, TextNode.valueOf(EMOJI.repeat(least - 1)));
          expectRefusal(field, "too short a text", shorter, field.pointer());
        }
      }
    }
    done("lengths of texts", 55);
  }

  @Test
  void invisibleTextIsRefused() {
    Map<String, List<Field>> texts =
        fields.stream()
            .filter(field -> field.isText() && !field.isId())
            .collect(
                Collectors.groupingBy(
                    field -> field.operation().id(), LinkedHashMap::new, Collectors.toList()));
    for (List<Field> ofOne : texts.values()) {
      for (int codePoint : invisible()) {
        JsonNode nothing = TextNode.valueOf(Character.toString(codePoint).repeat(3));
        ObjectNode body = preparation.prepare(ofOne.get(0).operation()).body();
        for (Field field : ofOne) {
          body = field.in(body, nothing);
        }
        cases += ofOne.size() - 1;
        Answer answer = send(ofOne.get(0), body);
        for (Field field : ofOne) {
          expectRefusal(field, "U+%04X".formatted(codePoint), answer, field.pointer());
        }
      }
    }
    done("invisible texts", 5_000);
  }

  /** Separators, format and control characters of Unicode, and other ignorable ones. */
  private static int[] invisible() {
    return IntStream.concat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(
                    each ->
                        Character.isSpaceChar(each)
                            || Character.isWhitespace(each)
                            || Character.isISOControl(each)
                            || Character.getType(each) == Character.FORMAT),
            IntStream.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x2800, 0x3164, 0xFE0F, 0xFFA0))
        .toArray();
  }
}
