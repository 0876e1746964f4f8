package io.qualitender.api.reference.referential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.reference.referential.Versions.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dated data is found by day or by id. */
class VersionsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-23");
  private static final LocalDate SECOND = LocalDate.parse("2026-11-26");

  private final Versions<String> both =
      new Versions<>(
          List.of(new Version<>("old", FIRST, "then"), new Version<>("new", SECOND, "now")));

  @Test
  void versionIsFoundByDayAndById() {
    assertThat(both.inForceOn(FIRST.minusDays(1))).isEmpty();
    assertThat(both.inForceOn(FIRST)).hasValue("then");
    assertThat(both.inForceOn(SECOND.minusDays(1))).hasValue("then");
    assertThat(both.inForceOn(SECOND)).hasValue("now");
    assertThat(both.of("old")).hasValue("then");
    assertThat(both.of("new")).hasValue("now");
    assertThat(both.of("2026-11-23")).isEmpty();
    assertThat(both.firstDay()).isEqualTo(FIRST);
  }

  @Test
  void firstVersionAppliesToEarlierDays() {
    assertThat(both.asOf(LocalDate.parse("1999-01-01"))).isEqualTo("then");
    assertThat(both.asOf(SECOND)).isEqualTo("now");
  }

  @Test
  void duplicateDayOrIdPreventsTheStart() {
    Version<String> old = new Version<>("old", FIRST, "then");
    assertThatThrownBy(() -> new Versions<>(List.of(old, new Version<>("new", FIRST, "now"))))
        .hasMessage("two versions with the same first day");
    assertThatThrownBy(() -> new Versions<>(List.of(old, new Version<>("old", SECOND, "now"))))
        .hasMessage("two versions with the same id");
    assertThatThrownBy(() -> new Versions<>(List.of())).hasMessage("no version");
  }

  @Test
  void nameOfAFileGivesItsDataIdAndFirstDay() {
    assertThat(DatedFile.named("audit-rules-2026-11-26.json"))
        .hasValue(
            new DatedFile(
                DatedFile.Data.AUDIT_RULES, "2026-11-26", SECOND, "audit-rules-2026-11-26.json"));
    assertThat(DatedFile.named("referential-v10-2026-11-26.json").map(DatedFile::id))
        .hasValue("v10");
    assertThat(DatedFile.named("audit-rules.json")).isEmpty();
    assertThat(DatedFile.named("audit-rule-2026-11-26.json")).isEmpty();
  }

  /** Fails if a file is not named after its data and day, or is named in code. */
  @Test
  void everyFileIsDatedAndNotNamedInCode() throws IOException {
    List<String> there;
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/reference"))) {
      there = files.map(file -> file.getFileName().toString()).toList();
    }
    assertThat(Stream.of(DatedFile.Data.values()).flatMap(data -> DatedFile.all(data).stream()))
        .extracting(DatedFile::name)
        .containsExactlyInAnyOrderElementsOf(there);

    int read = 0;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(source)).as(source.toString()).doesNotContain(there);
        read++;
      }
    }
    System.out.println("dated files: " + there.size() + ", sources read: " + read);
    assertThat(read).isGreaterThan(250);
  }
}
