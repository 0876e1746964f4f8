package io.qualitender.api.reference.referential;

import io.qualitender.kernel.text.Language;
import java.util.List;

/**
 * A text of a dated file, in French and in English. Texts of the code are messages ({@link
 * io.qualitender.kernel.text.Text}).
 */
public record BilingualText(String fr, String en) {
  /** English for {@link Language#EN}, else French. */
  public String in(Language language) {
    return language == Language.EN ? en : fr;
  }

  /** The text in a language; null for null. */
  public static String in(Language language, BilingualText words) {
    return words == null ? null : words.in(language);
  }

  /** The texts in a language. */
  public static List<String> in(Language language, List<BilingualText> sentences) {
    return sentences.stream().map(words -> words.in(language)).toList();
  }
}
