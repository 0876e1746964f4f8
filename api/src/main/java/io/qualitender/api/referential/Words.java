package io.qualitender.api.referential;

import java.util.Locale;

/**
 * A sentence people read, in the two languages we speak. Codes never change with the language; this
 * does ({@code Accept-Language}, French by default).
 */
public record Words(String fr, String en) {
  /** English for an English reader, French for everybody else. */
  public String in(Locale language) {
    return Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? en : fr;
  }
}
