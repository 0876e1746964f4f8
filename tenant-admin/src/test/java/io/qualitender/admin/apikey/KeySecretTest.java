package io.qualitender.admin.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.admin.tenant.Mode;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {

  /** 43 zeros and their checksum: CRC32 is 0x4b4f762, computed with Python's zlib.crc32. */
  private static final String ZEROS = "qk_test_" + "0".repeat(43);

  @Test
  void a_key_has_its_mode_256_random_bits_and_a_checksum() {
    assertThat(KeySecret.random(Mode.LIVE).text()).matches("qk_live_[0-9A-Za-z]{49}");
    assertThat(KeySecret.random(Mode.TEST).text()).matches("qk_test_[0-9A-Za-z]{49}");
    assertThat(Math.log(62) / Math.log(2) * 43).isGreaterThan(256);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String text = KeySecret.random(Mode.LIVE).text();
      assertThat(KeySecret.isWellFormed(text)).isTrue();
      seen.add(text);
    }
    assertThat(seen).hasSize(1000);
  }

  @Test
  void detects_every_single_wrong_character() {
    String key = KeySecret.random(Mode.TEST).text();
    int refused = 0;
    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'a' ? 'b' : 'a';
      String wrong = key.substring(0, i) + other + key.substring(i + 1);
      assertThat(KeySecret.isWellFormed(wrong)).as(wrong).isFalse();
      refused++;
    }
    assertThat(refused).isEqualTo(57);
  }

  @Test
  void a_live_key_does_not_become_a_test_key_by_its_prefix() {
    String key = KeySecret.random(Mode.LIVE).text();
    assertThat(KeySecret.isWellFormed(key.replace("qk_live_", "qk_test_"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "qk_test_", "qk_test_ShownOnlyInThisAnswer", "x", "qk_prod_0000"})
  void refuses_other_formats(String garbage) {
    assertThat(KeySecret.isWellFormed(garbage)).isFalse();
    assertThat(KeySecret.isWellFormed(ZEROS + "000000")).isFalse();
  }

  @Test
  void the_format_of_issued_keys_stays_valid() {
    assertThat(KeySecret.isWellFormed(ZEROS + "05LLMI")).isTrue();
  }

  @Test
  void only_the_hash_is_stored_and_nothing_prints_the_key() {
    KeySecret secret = new KeySecret("qk_test_abc");
    assertThat(HexFormat.of().formatHex(secret.hash()))
        .isEqualTo("4ecbe54b5dc049bb59abc0d3a5991176d100f29a8d081c23501d403a33afef24");
    assertThat(secret.hint()).isEqualTo("_abc");
    assertThat(secret.toString()).doesNotContain("qk_test");
  }
}
