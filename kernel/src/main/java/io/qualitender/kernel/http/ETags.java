package io.qualitender.kernel.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object's version as a strong entity tag: {@code "7"}. */
final class ETags {

  /** Weak tags and suffixes are accepted: a proxy that compresses adds them. */
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

  private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(?:-+\\w+)?");

  private ETags() {}

  static String of(long version) {
    return "\"" + version + "\"";
  }

  /** Whether the header follows RFC 9110: {@code *}, or entity tags with their quotes. */
  static boolean areTags(String header) {
    if (header.trim().equals("*")) {
      return true;
    }
    for (String part : header.split(",", -1)) {
      if (!TAG.matcher(part.trim()).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the header contains {@code version} or is {@code *}. */
  static boolean match(String header, long version) {
    if (header.trim().equals("*")) {
      return true;
    }
    for (String part : header.split(",")) {
      Matcher tag = TAG.matcher(part.trim());
      if (tag.matches()) {
        Matcher number = VERSION.matcher(tag.group(1));
        if (number.matches() && Long.parseLong(number.group(1)) == version) {
          return true;
        }
      }
    }
    return false;
  }
}
