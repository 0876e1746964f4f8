package io.qualitender.api.reference.referential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legal data is parsed strictly: a fault prevents the start and names its location. */
class ReferenceFilesTest {

  @ParameterizedTest
  @CsvSource({
    "unknown-category.json, unknown action category XX",
    "unknown-condition.json, unknown condition AT_NIGHT",
    "unknown-key.json, Unrecognized field",
    "one-language.json, a text must have fr and en",
    "key-given-twice.json, Duplicate field",
    "number-as-text.json, Cannot coerce String value",
    "number-missing.json, number",
    "minor-without-saying-when.json, indicator 1: minorWhen must be given if and only if it may be minor"
  })
  void invalidIndicatorIsRefused(String file, String fault) {
    assertThatThrownBy(() -> ReferenceFiles.read("wrong/" + file, Indicator.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reference data wrong/" + file + " cannot be used")
        .hasMessageContaining(fault);
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> ReferenceFiles.read("referential-v8.json", Referential.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reference data referential-v8.json is missing");
  }

  @ParameterizedTest
  @CsvSource({"0, 45", "1, 51"})
  void certificationBodiesHaveFixedUniqueIds(int list, int count) throws IOException {
    String file = DatedFile.all(DatedFile.Data.CERTIFICATION_BODIES).get(list).name();
    List<NamedCsvRecord> bodies;
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(ReferenceFiles.open(file), UTF_8))) {
      bodies = reader.stream().toList();
    }

    assertThat(bodies).hasSize(count);
    assertThat(bodies)
        .extracting(body -> body.getField("id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("cbd_[0-7][0-9a-hjkmnp-tv-z]{25}"));
    assertThat(bodies)
        .filteredOn(body -> body.getField("name").equals("Certifopac"))
        .singleElement()
        .satisfies(
            body -> {
              assertThat(body.getField("id")).isEqualTo("cbd_01m82v7m0deqq8vgt0e99shq77");
              assertThat(body.getField("cofrac_number")).isEqualTo("5-0620");
            });
  }
}
