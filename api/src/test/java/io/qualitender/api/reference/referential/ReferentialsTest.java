package io.qualitender.api.reference.referential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferentialsTest {
  private final Referentials referentials = Referentials.load();

  /** Décret n° 2026-728 du 1er août 2026: V10 from 1 November 2026, with no transition period. */
  @ParameterizedTest
  @CsvSource({
    "2024-01-08, v9",
    "2026-10-31, v9",
    "2026-11-01, v10",
    "2026-12-01, v10",
    "2040-01-01, v10"
  })
  void dateOfTheAuditDecidesTheVersion(LocalDate auditOn, String version) {
    assertThat(referentials.forAuditOn(auditOn)).map(Referential::code).hasValue(version);
  }

  @Test
  void olderAuditHasNoVersion() {
    assertThat(referentials.forAuditOn(LocalDate.parse("2024-01-07"))).isEmpty();
    assertThat(referentials.firstDay()).isEqualTo("2024-01-08");
  }

  @Test
  void versionsAreFoundByName() {
    assertThat(referentials.named("v9").orElseThrow().indicators()).hasSize(32);
    assertThat(referentials.named("v10").orElseThrow().indicators()).hasSize(33);
    assertThat(referentials.named("V10")).isEmpty();
    assertThat(referentials.newestFirst())
        .extracting(Referential::code)
        .containsExactly("v10", "v9");
  }

  @Test
  void onlyTheVersionWithoutGuideIsProvisional() {
    assertThat(referentials.named("v9").orElseThrow().isProvisional()).isFalse();
    assertThat(referentials.named("v10").orElseThrow().isProvisional()).isTrue();
  }

  @Test
  void gapBetweenVersionsPreventsTheStart() {
    Referential v9 = referentials.named("v9").orElseThrow();
    Referential late = from(LocalDate.parse("2026-11-02"));

    assertThatThrownBy(() -> new Referentials(List.of(v9, late)))
        .hasMessageContaining("V10 does not start on the day after V9 ends");
  }

  @Test
  void duplicateIndicatorOrWrongCountPreventsTheStart() {
    Referential v10 = referentials.named("v10").orElseThrow();
    List<Indicator> twice = new ArrayList<>(v10.indicators());
    twice.set(1, twice.get(0));

    assertThatThrownBy(() -> with(v10, 33, twice))
        .hasMessageContaining("V10: indicator 1 repeated or out of order");
    assertThatThrownBy(() -> with(v10, 32, v10.indicators()))
        .hasMessageContaining("V10: indicatorCount 32, but 33 listed");
  }

  private Referential from(LocalDate day) {
    Referential v10 = referentials.named("v10").orElseThrow();
    return new Referential(
        v10.version(),
        v10.indicatorCount(),
        day,
        null,
        v10.legalBasis(),
        v10.provisional(),
        v10.criteria(),
        v10.indicators());
  }

  private static Referential with(Referential version, int count, List<Indicator> indicators) {
    return new Referential(
        version.version(),
        count,
        version.effectiveFrom(),
        version.effectiveUntil(),
        version.legalBasis(),
        version.provisional(),
        version.criteria(),
        indicators);
  }
}
