package io.qualitender.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "\"7\",true",
        "'\"6\", \"7\"',true",
        "*,true",
        "\"7--gzip\",true",
        "\"77\",false",
        "7,false",
        "\"\",false",
        "\"99999999999999999999\",false"
      })
  void matchesEntityTags(String header, boolean matches) {
    assertThat(ETags.match(header, 7)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "\"7\",true",
        "*,true",
        "'\"a\", W/\"7\"',true",
        "\"\",true",
        "7,false",
        "'\"7\", 8',false",
        "'\"7',false",
        "'\"7\",',false",
        "W/7,false"
      })
  void requiresQuotedEntityTags(String header, boolean tags) {
    assertThat(ETags.areTags(header)).isEqualTo(tags);
  }
}
