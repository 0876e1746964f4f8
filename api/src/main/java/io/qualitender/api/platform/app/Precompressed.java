package io.qualitender.api.platform.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the jar, compressed once: fifty readers of the same megabyte cost what one does.
 *
 * @param plain as it is
 * @param gzip compressed
 */
record Precompressed(byte[] plain, byte[] gzip) {

  private static final Pattern NEVER = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

  /** The resource at {@code path} of the class path. */
  static Precompressed resource(String path) {
    try (InputStream stream = Precompressed.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("this build lacks " + path);
      }
      return of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Precompressed of(byte[] plain) throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(plain);
    }
    return new Precompressed(plain, gzip.toByteArray());
  }

  /**
   * Whether a client takes it compressed: {@code gzip} by name, or anything, and not at quality 0.
   *
   * @param acceptEncoding the header; null = none
   */
  static boolean isWelcome(String acceptEncoding) {
    return acceptEncoding != null
        && Stream.of(acceptEncoding.split(","))
            .map(String::strip)
            .filter(coding -> coding.matches("(?i)gzip\\s*(;.*)?"))
            .findFirst()
            .filter(coding -> !NEVER.matcher(coding).matches())
            .isPresent();
  }
}
