package io.qualitender.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      quoteCharacter = '\'',
      value = {
        "none,FR",
        "'',FR",
        "en,EN",
        "EN,EN",
        "en-GB,EN",
        "en-,EN",
        "english,FR",
        "'de, en;q=0.8, fr;q=0.5',EN",
        "'fr-FR,fr;q=0.9,en;q=0.8',FR",
        "'fr;q=0.1,en',EN",
        "'en;q=0.5, *',FR",
        "'fr;q=0, *',EN",
        "'en,fr',EN",
        "'fr,en',FR",
        "'fr;q=0',FR",
        "'en;q=0',FR",
        "'en;q=1.001',FR",
        "'en;q=',FR",
        "'en; Q = 0.4 , de',EN",
        "de,FR",
        "*,FR",
        "-,FR",
        "--,FR",
        "';;;q=',FR",
        "',,,',FR",
        "'; en',FR",
        "'-,en',EN",
        "'\u0000',FR"
      })
  void prefersTheHighestWeightAndDefaultsToFrench(String header, Language language) {
    assertThat(Language.preferred(header)).isEqualTo(language);
  }

  @Test
  void ignoresVeryLongHeaders() {
    assertThat(Language.preferred("en,".repeat(3334))).isEqualTo(Language.FR);
    assertThat(Language.preferred(";".repeat(10_000))).isEqualTo(Language.FR);
  }
}
