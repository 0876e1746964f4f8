package io.qualitender.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.kernel.http.body.BufferedBody;
import io.qualitender.kernel.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A position in a list, opaque to clients: base64url of JSON with the format version, the sort, the
 * last key and a digest of the filters, so that it is refused with other filters.
 */
record Cursor(int v, String s, List<String> k, String f) {

  private static final int VERSION = 1;
  private static final int MAX_LENGTH = 1000;
  private static final int DIGEST_LENGTH = 16;

  static String write(String sort, List<String> key, String filters) {
    try {
      byte[] json = Json.mapper().writeValueAsBytes(new Cursor(VERSION, sort, key, filters));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cursor can be written", e);
    }
  }

  /** The last key; empty for a cursor of another list, sort or filters. */
  static Optional<List<String>> read(String text, String sort, String filters) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Cursor cursor = Json.mapper().readValue(Base64.getUrlDecoder().decode(text), Cursor.class);
      boolean valid =
          cursor != null
              && cursor.v == VERSION
              && sort.equals(cursor.s)
              && filters.equals(cursor.f)
              && cursor.k != null
              && !cursor.k.isEmpty()
              && !cursor.k.contains(null);
      return valid ? Optional.of(List.copyOf(cursor.k)) : Optional.empty();
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  /** A digest of all parameters except {@code limit} and {@code cursor}. */
  static String digest(Map<String, List<String>> parameters) {
    Map<String, List<String>> filters = new TreeMap<>(parameters);
    filters.remove("limit");
    filters.remove("cursor");
    return BufferedBody.sha256(filters.toString().getBytes(StandardCharsets.UTF_8))
        .substring(0, DIGEST_LENGTH);
  }
}
