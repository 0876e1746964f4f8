package io.qualitender.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  enum Band {
    UNDER_150K,
    FROM_150K_TO_750K
  }

  record All(
      String someText,
      Integer count,
      Long cents,
      BigDecimal days,
      Boolean wanted,
      Band band,
      Instant closesAt,
      LocalDate issuedOn,
      List<String> words,
      Map<Band, Integer> byBand) {

    boolean isWanted() {
      return true;
    }

    public String getNothing() {
      return "not a property";
    }
  }

  private static All read(String json) throws JsonProcessingException {
    return Json.mapper().readValue(json, All.class);
  }

  @Test
  void writesEveryPropertyInSnakeCase() throws Exception {
    All all =
        new All(
            null,
            1,
            2L,
            new BigDecimal("1.50"),
            true,
            Band.FROM_150K_TO_750K,
            Instant.parse("2027-03-31T10:00:00.123456Z"),
            LocalDate.of(2027, 3, 31),
            List.of(),
            new EnumMap<>(Map.of(Band.UNDER_150K, 7)));
    assertThat(Json.mapper().writeValueAsString(all))
        .isEqualTo(
            "{\"some_text\":null,\"count\":1,\"cents\":2,\"days\":1.50,\"wanted\":true,"
                + "\"band\":\"from_150k_to_750k\",\"closes_at\":\"2027-03-31T10:00:00.123Z\","
                + "\"issued_on\":\"2027-03-31\",\"words\":[],\"by_band\":{\"under_150k\":7}}");
    assertThat(read(Json.mapper().writeValueAsString(all)).byBand())
        .isEqualTo(Map.of(Band.UNDER_150K, 7));
    assertThat(Json.mapper().writeValueAsString(Instant.parse("2027-01-01T00:00:00Z")))
        .isEqualTo("\"2027-01-01T00:00:00.000Z\"");
    assertThat(Json.mapper().writeValueAsString(Map.of("a", Optional.empty())))
        .isEqualTo("{\"a\":null}");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-31T10:00:00Z,2027-03-31T10:00:00Z",
    "2027-03-31T10:00:00.999999999+02:00,2027-03-31T08:00:00.999Z",
    "2027-03-31t10:00:00z,2027-03-31T10:00:00Z"
  })
  void readsInstantsWithAnyOffset(String sent, String meant) throws Exception {
    assertThat(read("{\"closes_at\":\"" + sent + "\"}").closesAt()).isEqualTo(Instant.parse(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"unknown\":1}",
        "{\"nothing\":\"a\"}",
        "{\"someText\":\"a\"}",
        "{\"some_text\":\"a\",\"some_text\":\"b\"}",
        "{} {}",
        "{} x",
        "{\"some_text\":1}",
        "{\"some_text\":1.5}",
        "{\"some_text\":true}",
        "{\"some_text\":{}}",
        "{\"count\":\"1\"}",
        "{\"count\":\"\"}",
        "{\"count\":1.0}",
        "{\"count\":1.5}",
        "{\"count\":1e2}",
        "{\"count\":true}",
        "{\"count\":2147483648}",
        "{\"count\":[]}",
        "{\"cents\":9223372036854775808}",
        "{\"cents\":\"1\"}",
        "{\"days\":\"1.5\"}",
        "{\"days\":\"\"}",
        "{\"days\":false}",
        "{\"wanted\":1}",
        "{\"wanted\":\"true\"}",
        "{\"wanted\":\"\"}",
        "{\"band\":0}",
        "{\"band\":\"UNDER_150K\"}",
        "{\"band\":\"Under_150k\"}",
        "{\"band\":\"\"}",
        "{\"band\":[]}",
        "{\"by_band\":{\"UNDER_150K\":1}}",
        "{\"closes_at\":1}",
        "{\"closes_at\":\"\"}",
        "{\"closes_at\":\"2027-03-31\"}",
        "{\"closes_at\":\"2027-03-31T10:00Z\"}",
        "{\"closes_at\":\"2027-03-31T10:00:00\"}",
        "{\"closes_at\":\"2027-02-30T10:00:00Z\"}",
        "{\"closes_at\":\"2027-03-31 10:00:00Z\"}",
        "{\"closes_at\":\"+12027-03-31T10:00:00Z\"}",
        "{\"closes_at\":\"0027-03-31T10:00:00Z\"}",
        "{\"issued_on\":\"2027-02-29\"}",
        "{\"issued_on\":\"31/03/2027\"}",
        "{\"issued_on\":\"2027-03-31T00:00:00Z\"}",
        "{\"issued_on\":[2027,3,31]}",
        "{\"issued_on\":20270331}",
        "{\"issued_on\":\"\"}",
        "{\"words\":\"a\"}",
        "{\"words\":\"\"}",
        "{\"words\":[1]}",
        "[]",
        "\"\"",
        "{\"words\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
      })
  void refusesAnythingButTheExactForm(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void nullEqualsAbsent() throws Exception {
    assertThat(read("{\"some_text\":null,\"count\":null,\"band\":null,\"words\":null}"))
        .isEqualTo(read("{}"));
  }
}
