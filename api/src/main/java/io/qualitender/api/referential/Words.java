package io.qualitender.api.referential;

import io.qualitender.kernel.text.Language;

/**
 * A sentence people read, in the two languages we speak. Codes never change with the language; this
 * does ({@code Accept-Language}, French by default).
 */
public record Words(String fr, String en) {
  /** English for an English reader, French for everybody else. */
  public String in(Language language) {
    return language == Language.EN ? en : fr;
  }
}
