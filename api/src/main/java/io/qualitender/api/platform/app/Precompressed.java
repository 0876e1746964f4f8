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
 * A file of the jar, compressed once instead of on each request.
 *
 * @param plain uncompressed
 * @param gzip compressed
 */
record Precompressed(byte[] plain, byte[] gzip) {

  private static final Pattern NEVER = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

  /** The resource at {@code path} of the class path. */
  static Precompressed resource(String path) {
    try (InputStream stream = Precompressed.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("missing in this build: " + path);
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
   * Whether a client accepts gzip: {@code gzip} is listed and its quality is not 0.
   *
   * @param acceptEncoding the header; null if absent
   */
  static boolean acceptsGzip(String acceptEncoding) {
    return acceptEncoding != null
        && Stream.of(acceptEncoding.split(","))
            .map(String::strip)
            .filter(coding -> coding.matches("(?i)gzip\\s*(;.*)?"))
            .findFirst()
            .filter(coding -> !NEVER.matcher(coding).matches())
            .isPresent();
  }
}
