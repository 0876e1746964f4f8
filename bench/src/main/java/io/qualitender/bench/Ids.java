package io.qualitender.bench;

import java.util.UUID;

/** The ids of the generated rows, computed from numbers as in {@code data/01_helpers.sql}. */
enum Ids {
  TENDER(7, "tnd"),
  INVITATION(9, "inv"),
  QUOTE(10, "quo");

  private static final int TENDERS = 64;
  private static final int QUOTES = 8;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  private final int kind;
  private final String prefix;

  Ids(int kind, String prefix) {
    this.kind = kind;
    this.prefix = prefix;
  }

  /** The id as the API shows it. */
  String of(long number) {
    return format(new UUID(((long) kind << 32) | 0x7000L, 0x8000_0000_0000_0000L | number));
  }

  /** The id as the API shows it, of a UUID's text. */
  String of(String uuid) {
    return format(UUID.fromString(uuid));
  }

  /** A prefix and the UUID in Crockford's base32. */
  private String format(UUID id) {
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

  /** The number of tender {@code j} of an organization. */
  static long tender(long organization, int j) {
    return organization * TENDERS + j;
  }

  /** The number of the quote and of the invitation {@code k}, from 1 to 5, of a tender. */
  static long quote(long tender, int k) {
    return tender * QUOTES + k;
  }
}
