package io.qualitender.peer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** The first page of a list, with the cursor of the next. */
record ListView<T>(String object, List<T> items, String nextCursor) {

  private static final String NO_FILTERS = KeyInterceptor.sha256("{}").substring(0, 16);

  private record Cursor(int v, String s, List<String> k, String f) {}

  /**
   * @param read one more than the limit, if there are more
   * @param key by which they are sorted
   */
  static <R, T> ListView<T> of(
      List<R> read,
      int limit,
      String sort,
      Function<R, List<?>> key,
      Function<List<R>, List<T>> views) {
    if (read.size() <= limit) {
      return new ListView<>("list", views.apply(read), null);
    }
    List<R> shown = read.subList(0, limit);
    List<String> last = key.apply(shown.get(limit - 1)).stream().map(Object::toString).toList();
    byte[] cursor =
        Columns.json(new Cursor(1, sort, last, NO_FILTERS)).getBytes(StandardCharsets.UTF_8);
    return new ListView<>(
        "list", views.apply(shown), Base64.getUrlEncoder().withoutPadding().encodeToString(cursor));
  }
}
