package io.qualitender.kernel.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object's version as a strong entity tag: {@code "7"}. */
final class ETags {

  /** The suffix is what a server adds to the tag of a compressed answer. */
  private static final Pattern TAG = Pattern.compile("(W/)?\"(\\d{1,18})(--\\w+)?\"");

  private ETags() {}

  static String of(long version) {
    return "\"" + version + "\"";
  }

  /** Whether the header names {@code version}, or any with {@code *}. */
  static boolean match(String header, long version) {
    if (header.trim().equals("*")) {
      return true;
    }
    for (String part : header.split(",")) {
      Matcher tag = TAG.matcher(part.trim());
      if (tag.matches() && Long.parseLong(tag.group(2)) == version) {
        return true;
      }
    }
    return false;
  }
}
