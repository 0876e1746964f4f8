package io.qualitender.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/**
 * The API key of a tenant of the bench: the product's format with a number in place of random
 * characters, so that load scripts know every key.
 */
record KeyText(String text) {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int CHECKSUM = 6;
  private static final int HINT = 4;

  /**
   * @param tenantKind 1 for an organization, 2 for a body, as in {@code data/01_helpers.sql}
   */
  static KeyText of(int tenantKind, int number) {
    String start = "qk_live_bench%d%037d".formatted(tenantKind, number);
    return new KeyText(start + checksum(start));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String hint() {
    return text.substring(text.length() - HINT);
  }

  private static String checksum(String start) {
    CRC32 crc = new CRC32();
    crc.update(start.getBytes(StandardCharsets.US_ASCII));
    char[] digits = new char[CHECKSUM];
    long rest = crc.getValue();
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return new String(digits);
  }
}
