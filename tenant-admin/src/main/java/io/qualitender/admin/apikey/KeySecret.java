package io.qualitender.admin.apikey;

import io.qualitender.admin.tenant.Mode;
import io.qualitender.kernel.text.WireName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a key: {@code qk_live_} or {@code qk_test_}, 43 random characters of base62 (256
 * bits) and 6 of CRC32 over all before them. The checksum detects garbage and copying errors before
 * the database is queried, and lets secret scanners recognise leaked keys.
 */
record KeySecret(String text) {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM = 43;
  private static final int CHECKSUM = 6;
  private static final int HINT = 4;
  private static final Pattern FORMAT =
      Pattern.compile("qk_(live|test)_[0-9A-Za-z]{%d}".formatted(RANDOM + CHECKSUM));
  private static final SecureRandom RANDOM_SOURCE = new SecureRandom();

  static KeySecret random(Mode mode) {
    StringBuilder text = new StringBuilder(start(mode));
    for (int i = 0; i < RANDOM; i++) {
      text.append(ALPHABET.charAt(RANDOM_SOURCE.nextInt(ALPHABET.length())));
    }
    return new KeySecret(text.append(checksum(text)).toString());
  }

  /** Whether {@code text} has the format of a key and a valid checksum. */
  static boolean isWellFormed(String text) {
    if (!FORMAT.matcher(text).matches()) {
      return false;
    }
    int end = text.length() - CHECKSUM;
    return text.substring(end).equals(checksum(text.substring(0, end)));
  }

  /** The stored SHA-256. No salt is needed: 256 random bits cannot be guessed. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The last characters, from the checksum, by which people recognise the key in a list. */
  String hint() {
    return text.substring(text.length() - HINT);
  }

  /** Only the hint, to keep secrets out of logs. */
  @Override
  public String toString() {
    return "…" + hint();
  }

  private static String start(Mode mode) {
    return "qk_" + WireName.of(mode) + "_";
  }

  private static String checksum(CharSequence text) {
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
    char[] digits = new char[CHECKSUM];
    long rest = crc.getValue();
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return new String(digits);
  }
}
