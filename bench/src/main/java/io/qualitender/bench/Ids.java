package io.qualitender.bench;

import io.qualitender.kernel.id.IdPrefix;
import java.util.UUID;

/** The ids of the generated rows, computed from numbers as in {@code data/01_helpers.sql}. */
enum Ids {
  ORGANIZATION(1, "tnt"),
  BODY(2, "tnt"),
  TENDER(7, "tnd"),
  INVITATION(9, "inv"),
  QUOTE(10, "quo");

  private static final int TENDERS = 64;
  private static final int QUOTES = 8;

  private final int kind;
  private final IdPrefix prefix;

  Ids(int kind, String prefix) {
    this.kind = kind;
    this.prefix = new IdPrefix(prefix);
  }

  /** The id as the API shows it. */
  String of(long number) {
    return prefix.format(uuid(number));
  }

  /** The id as the API shows it, of a UUID's text. */
  String of(String uuid) {
    return prefix.format(UUID.fromString(uuid));
  }

  UUID uuid(long number) {
    return new UUID(((long) kind << 32) | 0x7000L, 0x8000_0000_0000_0000L | number);
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
