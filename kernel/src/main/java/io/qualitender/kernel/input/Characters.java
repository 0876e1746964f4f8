package io.qualitender.kernel.input;

/**
 * Visibility and length of text by Unicode code points, as openapi.yaml counts them; {@code strip},
 * {@code isBlank} and {@code length} of String do neither.
 */
public final class Characters {

  /**
   * Ranges, both ends included, of invisible code points that their category does not identify:
   * Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt), including unassigned ones,
   * and the empty Braille pattern.
   */
  private static final int[][] INVISIBLE = {
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

  /** The number of code points: an emoji outside the basic plane counts as one. */
  public static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /** Whether {@code text} has a visible character. */
  public static boolean hasVisible(CharSequence text) {
    return text.codePoints().anyMatch(Characters::isVisible);
  }

  /** Whether {@code codePoint} is visible by itself: no space, control or ignorable character. */
  public static boolean isVisible(int codePoint) {
    if (isSpace(codePoint)) {
      return false;
    }
    int type = Character.getType(codePoint);
    if (type == Character.FORMAT || type == Character.SURROGATE) {
      return false;
    }
    for (int[] range : INVISIBLE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return false;
      }
    }
    return true;
  }

  /** Without leading and trailing spaces. Joiners and tags that belong to a sign are kept. */
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

  /** Without any spaces, for numbers written in groups. */
  public static String withoutSpaces(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(each -> !isSpace(each)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** White space, including zero-width space, and control characters. */
  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)
        || codePoint == 0x200B
        || codePoint == 0x2060
        || codePoint == 0xFEFF;
  }
}
