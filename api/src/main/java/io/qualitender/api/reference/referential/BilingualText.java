package io.qualitender.api.reference.referential;

import io.qualitender.kernel.text.Language;
import java.util.List;

/**
 * A sentence of a dated file, in French and in English: the file brings both. Sentences of the code
 * are messages ({@link io.qualitender.kernel.text.Text}).
 */
public record BilingualText(String fr, String en) {
  /** English for an English reader, French for everybody else. */
  public String in(Language language) {
    return language == Language.EN ? en : fr;
  }

  /** The same of what a file may leave out: null for none. */
  public static String in(Language language, BilingualText words) {
    return words == null ? null : words.in(language);
  }

  /** The same of a list. */
  public static List<String> in(Language language, List<BilingualText> sentences) {
    return sentences.stream().map(words -> words.in(language)).toList();
  }
}
