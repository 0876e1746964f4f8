package io.qualitender.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

  private enum Band {
    UNDER_150K
  }

  private record Child(int amount) {}

  private record View(
      String legalName,
      Band turnoverBand,
      Instant closesAt,
      LocalDate fromOn,
      BigDecimal days,
      Boolean indicative,
      List<Child> lines) {

    public boolean isOpen() {
      return true;
    }

    public String getNothing() {
      return "not a component";
    }
  }

  private static final View VIEW =
      new View(
          "Atelier",
          Band.UNDER_150K,
          Instant.parse("2026-12-15T11:00:00Z"),
          LocalDate.parse("2027-02-01"),
          new BigDecimal("1.0"),
          null,
          List.of(new Child(5)));

  @Test
  void recordsSpeakByTheirComponentsAndByNothingElse() throws JsonProcessingException {
    assertThat(Json.mapper().writeValueAsString(VIEW))
        .isEqualTo(
            "{\"legal_name\":\"Atelier\",\"turnover_band\":\"under_150k\","
                + "\"closes_at\":\"2026-12-15T11:00:00.000Z\",\"from_on\":\"2027-02-01\","
                + "\"days\":1.0,\"indicative\":null,\"lines\":[{\"amount\":5}]}");
  }

  @Test
  void whatIsWrittenCanBeReadAgain() throws JsonProcessingException {
    String json = Json.mapper().writeValueAsString(VIEW);

    assertThat(Json.mapper().readValue(json, View.class)).isEqualTo(VIEW);
  }
}
