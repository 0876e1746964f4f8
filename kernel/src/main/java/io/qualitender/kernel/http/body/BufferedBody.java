package io.qualitender.kernel.http.body;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request body, read completely before any transaction begins, so that no database connection
 * waits for a slow client and an object can be looked up before the body is validated.
 *
 * @param type the declared media type; null when none was sent
 */
public record BufferedBody(byte[] bytes, MediaType type) {

  private static final String PROPERTY = BufferedBody.class.getName();
  private static final BufferedBody NONE = new BufferedBody(new byte[0], null);

  /** The body that {@link BodyLimit} has read; empty if the request has none. */
  public static BufferedBody of(ContainerRequestContext request) {
    Object body = request.getProperty(PROPERTY);
    return body == null ? NONE : (BufferedBody) body;
  }

  void storeIn(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether the media type is {@code application/<subtype>}, in UTF-8 if it names a charset. */
  public boolean isJson(String subtype) {
    if (type == null
        || !type.getType().equalsIgnoreCase("application")
        || !type.getSubtype().equalsIgnoreCase(subtype)) {
      return false;
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }

  /** SHA-256 in hexadecimal. */
  public String sha256() {
    return sha256(bytes);
  }

  /** SHA-256 of {@code bytes} in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
