package io.qualitender.kernel.france;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.kernel.problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficialNumbersTest {

  @ParameterizedTest
  @ValueSource(strings = {"732829320", "356000000", "404833048"})
  void accepts_a_siren_with_a_valid_check_digit(String siren) {
    assertThat(Siren.fault(siren)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "73282932, wrong_length",
    "7328293200, wrong_length",
    "'732 829 320', wrong_length",
    "'', wrong_length",
    "73282932O, wrong_characters",
    "٧٣٢٨٢٩٣٢٠, wrong_characters",
    "732829321, luhn_key_wrong",
    "372829320, luhn_key_wrong",
    "732892320, luhn_key_wrong"
  })
  void reports_the_failed_check_of_a_siren(String siren, String code) {
    assertThat(Siren.fault(siren)).map(NumberFault::code).contains(code);
  }

  @Test
  void detects_every_single_wrong_digit_of_a_siren() {
    String right = "732829320";
    int seen = 0;
    for (int position = 0; position < 9; position++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String other = right.substring(0, position) + digit + right.substring(position + 1);
        if (!other.equals(right)) {
          assertThat(Siren.fault(other)).as(other).isPresent();
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(81);
  }

  @ParameterizedTest
  @ValueSource(strings = {"73282932000074", "35600000000048", "35600000000001"})
  void accepts_a_siret_with_a_valid_check_digit_or_la_poste_sum(String siret) {
    assertThat(Siret.fault(siret)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "7328293200007, wrong_length",
    "7328293200007X, wrong_characters",
    "73282932000075, luhn_key_wrong",
    "00000000000000, all_zeros",
    "00000000000018, all_zeros",
    // 40 is a multiple of 5, but this is not La Poste.
    "73282932000004, luhn_key_wrong",
    "35600000000002, la_poste_sum_wrong"
  })
  void reports_the_failed_check_of_a_siret(String siret, String code) {
    assertThat(Siret.fault(siret)).map(NumberFault::code).contains(code);
  }

  @Test
  void refuses_the_siren_of_zeros_though_its_check_digit_is_valid() {
    assertThat(Siren.fault("000000000")).map(NumberFault::code).contains("all_zeros");
  }

  @Test
  void a_siret_begins_with_its_siren() {
    assertThat(Siret.siren("73282932000074")).isEqualTo("732829320");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11751234575", "1175P234575", "93131234513", "82690000169"})
  void accepts_a_well_formed_nda_of_current_and_former_regions(String nda) {
    assertThat(Nda.fault(nda)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1175123457, wrong_length",
    "117512345750, wrong_length",
    "11P51234575, wrong_characters",
    "00000000000, all_zeros",
    "1175p234575, wrong_characters",
    "11751P34575, wrong_characters",
    "'11751234 75', wrong_characters"
  })
  void reports_the_failed_check_of_an_nda(String nda, String code) {
    assertThat(Nda.fault(nda)).map(NumberFault::code).contains(code);
  }

  @Test
  void an_nda_usually_repeats_the_department() {
    assertThat(Nda.repeatsDepartment("11751234575")).isTrue();
    assertThat(Nda.repeatsDepartment("11751234578")).isFalse();
  }

  @Test
  void a_fault_has_its_pointer() {
    Fault fault = Siren.fault("1").orElseThrow().at("/siren");
    assertThat(fault.pointer()).isEqualTo("/siren");
    assertThat(fault.detail().toString())
        .isEqualTo("A SIREN has 9 digits; the one you sent has 1 character.");
  }
}
