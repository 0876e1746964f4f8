package io.qualitender.kernel.id;

import java.util.Optional;
import java.util.UUID;

/**
 * The kinds of public ids, each with its own prefix. A public id is the prefix, an underscore and
 * the UUID in 26 characters of Crockford's base32, lower case (the TypeID form, RFC 9562 UUIDv7
 * inside): {@code tnd_01jd9k…}
 *
 * <p>All kinds are listed here, since views show the ids of objects whose packages they may not
 * depend on.
 */
public enum IdPrefix {
  TENANT("tnt"),
  SANDBOX("sbx"),
  PERSON("usr"),
  API_KEY("key"),
  ORGANIZATION("org"),
  CERTIFICATION_FILE("fil"),
  CERTIFICATION_BODY("cbd"),
  TENDER("tnd"),
  INVITATION("inv"),
  QUOTE("quo"),
  AWARD("awd"),
  CONTRACT("ctr"),
  CERTIFICATE("crt"),
  REMINDER("rem"),
  REQUEST("req");

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  private final String prefix;

  IdPrefix(String prefix) {
    this.prefix = prefix;
  }

  public String prefix() {
    return prefix;
  }

  /** The public form of {@code id}; null for null. */
  public String format(UUID id) {
    if (id == null) {
      return null;
    }
    char[] text = new char[LENGTH];
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (low & 31));
      low = (low >>> 5) | (high << 59);
      high >>>= 5;
    }
    return prefix + "_" + new String(text);
  }

  /**
   * The UUID of a public id; empty for another prefix, another length, upper case or any character
   * outside the alphabet.
   */
  public Optional<UUID> parse(String text) {
    String start = prefix + "_";
    if (text == null || text.length() != start.length() + LENGTH || !text.startsWith(start)) {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    for (int i = start.length(); i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      boolean overflows = i == start.length() && digit > 7;
      if (digit < 0 || overflows) {
        return Optional.empty();
      }
      high = (high << 5) | (low >>> 59);
      low = (low << 5) | digit;
    }
    return Optional.of(new UUID(high, low));
  }
}
