package io.qualitender.kernel.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param object always {@code list}
 * @param nextCursor what to send as {@code cursor} for the next page; null at the end
 */
public record ListView<T>(String object, List<T> items, String nextCursor) {

  /**
   * A page of rows, from the up to {@link Page#fetch()} that were read.
   *
   * @param key the sort key of a row, as text
   */
  public static <R, T> ListView<T> paged(
      Page page, List<R> rows, Function<R, List<String>> key, Function<R, T> view) {
    boolean more = rows.size() > page.limit();
    List<R> shown = more ? rows.subList(0, page.limit()) : rows;
    String cursor =
        more
            ? Cursor.write(page.sort(), key.apply(shown.get(shown.size() - 1)), page.filters())
            : null;
    return new ListView<>("list", shown.stream().map(view).toList(), cursor);
  }

  /** A page of rows whose views are built together, to load what they embed at once. */
  public static <R, T> ListView<T> pagedTogether(
      Page page, List<R> rows, Function<R, List<String>> key, Function<List<R>, List<T>> views) {
    ListView<R> shown = paged(page, rows, key, Function.identity());
    return new ListView<>("list", views.apply(shown.items()), shown.nextCursor());
  }

  /** A short list on a single page. */
  public static <T> ListView<T> whole(List<T> items) {
    return new ListView<>("list", List.copyOf(items), null);
  }
}
