package io.qualitender.kernel.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Fails with {@code isBlank} and {@code length} of String, which accept 4,200 invisible texts. */
class CharactersTest {

  /** By Unicode's categories: separators, controls, formats, surrogates. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]");

  @Test
  void invisibleCodePointsAreNotVisible() {
    int invisible = 0;
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      if (INVISIBLE.matcher(text).matches()) {
        invisible++;
        assertThat(Characters.hasVisible(text)).as("U+%04X", codePoint).isFalse();
        assertThat(Characters.hasVisible(text + text)).as("U+%04X", codePoint).isFalse();
      }
    }
    System.out.println("invisible code points refused as text: " + invisible);
    assertThat(invisible).isGreaterThan(2_200);
    // Ignorable, though of a visible category: fillers, variation selectors, empty Braille.
    for (int codePoint : List.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x2800, 0x3164, 0xFE0F)) {
      assertThat(Characters.hasVisible(Character.toString(codePoint))).isFalse();
    }
  }

  @Test
  void lettersDigitsAndSignsAreVisible() {
    int visible = 0;
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      int type = Character.getType(codePoint);
      boolean sign =
          type == Character.UPPERCASE_LETTER
              || type == Character.LOWERCASE_LETTER
              || type == Character.DECIMAL_DIGIT_NUMBER
              || type == Character.MATH_SYMBOL
              || type == Character.DASH_PUNCTUATION;
      if (sign) {
        visible++;
        assertThat(Characters.hasVisible("\u3000" + Character.toString(codePoint)))
            .as("U+%04X", codePoint)
            .isTrue();
      }
    }
    assertThat(visible).isGreaterThan(5_000);
  }

  @Test
  void stripsSpacesAndKeepsPartsOfSigns() {
    assertThat(Characters.stripped("\u3000\u2003\u00a0\ufeff Été\u200b\n")).isEqualTo("Été");
    String england =
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f";
    assertThat(Characters.stripped(england)).isEqualTo(england);
    assertThat(Characters.stripped("\u2003")).isEmpty();
    assertThat(Characters.withoutSpaces("732\u00a0829 320\u202f")).isEqualTo("732829320");
    assertThat(Characters.length("\ud83d\ude00a")).isEqualTo(2);
  }
}
