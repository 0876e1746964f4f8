package io.qualitender.kernel.input;

/**
 * Texts as people see them: what shows on a page and what does not, and lengths in characters of
 * Unicode (code points), as openapi.yaml counts them. Java's own {@code strip}, {@code isBlank} and
 * {@code length} know neither.
 */
public final class Characters {

  /**
   * First and last of the ranges that show nothing and are of no category that says so:
   * Default_Ignorable_Code_Point of Unicode (DerivedCoreProperties.txt), the unassigned ones
   * included, and the empty Braille pattern.
   */
  private static final int[][] SHOW_NOTHING = {
    {0x034F, 0x034F},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x2065, 0x2065},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xFE00, 0xFE0F},
    {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFF8},
    {0xE0000, 0xE0FFF},
  };

  private Characters() {}

  /** In code points: an emoji beyond the basic plane is one. */
  public static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /** Whether anything of {@code text} shows. */
  public static boolean hasVisible(CharSequence text) {
    return text.codePoints().anyMatch(Characters::isVisible);
  }

  /** Whether {@code codePoint} alone would show: neither space nor control nor ignorable. */
  public static boolean isVisible(int codePoint) {
    if (isSpace(codePoint)) {
      return false;
    }
    int type = Character.getType(codePoint);
    if (type == Character.FORMAT || type == Character.SURROGATE) {
      return false;
    }
    for (int[] range : SHOW_NOTHING) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return false;
      }
    }
    return true;
  }

  /** Without the spaces around it. What joins or ends a sign, such as the tags of a flag, stays. */
  public static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && isSpace(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /** Without any space: numbers are often written in groups. */
  public static String withoutSpaces(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(each -> !isSpace(each)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** White space of any width, zero included, and controls. */
  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)
        || codePoint == 0x200B
        || codePoint == 0x2060
        || codePoint == 0xFEFF;
  }
}
