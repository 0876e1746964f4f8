package io.qualitender.admin.apikey;

import io.qualitender.admin.tenant.Mode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a key: {@code qk_live_} or {@code qk_test_}, 43 random characters of base62 (256
 * bits) and 6 of CRC32 over all before them. The checksum keeps no secret; it tells garbage and a
 * bad copy apart before anything is looked up, and lets scanners know a leaked key.
 */
record KeySecret(String text) {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM = 43;
  private static final int CHECKSUM = 6;
  private static final int HINT = 4;
  private static final Pattern FORM =
      Pattern.compile("qk_(live|test)_[0-9A-Za-z]{%d}".formatted(RANDOM + CHECKSUM));
  private static final SecureRandom SOURCE = new SecureRandom();

  static KeySecret random(Mode mode) {
    StringBuilder text = new StringBuilder(start(mode));
    for (int i = 0; i < RANDOM; i++) {
      text.append(ALPHABET.charAt(SOURCE.nextInt(ALPHABET.length())));
    }
    return new KeySecret(text.append(checksum(text)).toString());
  }

  /** Whether it has the form and its checksum fits: what does not is no key of ours. */
  static boolean mayBe(String text) {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    int end = text.length() - CHECKSUM;
    return text.substring(end).equals(checksum(text.substring(0, end)));
  }

  /** What is stored. A hash without salt will do: there is nothing to guess in 256 random bits. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What people recognise it by in a list: its last characters, which are the checksum's. */
  String hint() {
    return text.substring(text.length() - HINT);
  }

  /** Kept out of logs. */
  @Override
  public String toString() {
    return "…" + hint();
  }

  private static String start(Mode mode) {
    return "qk_" + mode.name().toLowerCase(Locale.ROOT) + "_";
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
