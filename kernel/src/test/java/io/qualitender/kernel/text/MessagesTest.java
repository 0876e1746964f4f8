package io.qualitender.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.text.sample.Mood;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the bundle {@code sample} of the tests. */
class MessagesTest {

  private enum Plain {
    ON_SITE
  }

  private static String fr(String key, Object... arguments) {
    return Messages.in(Language.FR, Text.of(key, arguments));
  }

  private static String en(String key, Object... arguments) {
    return Messages.in(Language.EN, Text.of(key, arguments));
  }

  /** Fails with MessageFormat, where an apostrophe starts a quotation and hides the placeholder. */
  @Test
  void apostrophesAndBracesAreLiteral() {
    assertThat(fr("sample.apostrophe", "un devis"))
        .isEqualTo("L'organisme n'a pas envoyé d'un devis aujourd'hui, {\"a\": {}} ni {x}.");
    assertThat(fr("sample.apostrophe", "$1 \\ {0}"))
        .isEqualTo("L'organisme n'a pas envoyé d'$1 \\ {0} aujourd'hui, {\"a\": {}} ni {x}.");
  }

  @Test
  void formatsArgumentsInTheLanguage() {
    assertThat(fr("sample.value", LocalDate.of(2027, 3, 1))).isEqualTo("[1er mars 2027]");
    assertThat(fr("sample.value", LocalDate.of(2027, 3, 11))).isEqualTo("[11 mars 2027]");
    assertThat(en("sample.value", LocalDate.of(2027, 3, 1))).isEqualTo("[1 March 2027]");
    Instant summer = Instant.parse("2027-06-30T22:05:00Z");
    assertThat(fr("sample.value", summer)).isEqualTo("[1er juillet 2027 à 00:05 (heure de Paris)]");
    assertThat(en("sample.value", summer)).isEqualTo("[1 July 2027 at 00:05 (Paris time)]");
    assertThat(fr("sample.value", new BigDecimal("1.5"))).isEqualTo("[1,5]");
    assertThat(en("sample.value", new BigDecimal("1.50"))).isEqualTo("[1.5]");
    assertThat(fr("sample.value", 12_345)).isEqualTo("[12\u202F345]");
    assertThat(en("sample.value", 12_345L)).isEqualTo("[12,345]");
    assertThat(fr("sample.value", new Euros(123_450))).isEqualTo("[1\u202F234,50\u00A0€]");
    assertThat(en("sample.value", new Euros(-120_000))).isEqualTo("[−€1,200]");
    assertThat(fr("sample.value", Mood.GOOD)).isEqualTo("[bonne]");
    assertThat(en("sample.value", Mood.GOOD)).isEqualTo("[good]");
    assertThat(fr("sample.value", Plain.ON_SITE)).isEqualTo("[on_site]");
    assertThat(fr("sample.value", Arrays.asList("a", 2, null))).isEqualTo("[a, 2, –]");
    assertThat(fr("sample.value", Text.of("sample.value", List.of(Mood.GOOD))))
        .isEqualTo("[[bonne]]");
    assertThat(fr("sample.value")).isEqualTo("[–]");
  }

  @Test
  void choosesSingularOrPlural() {
    assertThat(fr("sample.days", 0)).isEqualTo("0 jour");
    assertThat(fr("sample.days", new BigDecimal("1.5"))).isEqualTo("1,5 jour");
    assertThat(fr("sample.days", 2)).isEqualTo("2 jours");
    assertThat(en("sample.days", 0)).isEqualTo("0 days");
    assertThat(en("sample.days", 1)).isEqualTo("1 day");
    assertThat(en("sample.days", new BigDecimal("1.5"))).isEqualTo("1.5 days");
  }

  @Test
  void missingMessagesFallBackToTheirKey() {
    assertThat(fr("sample.unknown", 1)).isEqualTo("sample.unknown");
    assertThat(fr("nowhere.at_all")).isEqualTo("nowhere.at_all");
    assertThat(fr("")).isEmpty();
    assertThat(fr("../secret.txt")).isEqualTo("../secret.txt");
  }

  @Test
  void viewsAreWrittenInTheLanguageOfTheWriter() throws JsonProcessingException {
    record View(Text label, List<Text> more) {}

    View view = new View(Mood.GOOD.label(), List.of(Text.of("sample.days", 2)));
    assertThat(Json.writer(Language.FR).writeValueAsString(view))
        .isEqualTo("{\"label\":\"bonne\",\"more\":[\"2 jours\"]}");
    assertThat(Json.writer(Language.EN).writeValueAsString(view))
        .isEqualTo("{\"label\":\"good\",\"more\":[\"2 days\"]}");
  }
}
