package io.qualitender.kernel.http;

import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The requested page of a list.
 *
 * @param limit how many items, 1 to 100
 * @param sort the list's order, part of the cursor
 * @param position the last key of the page before; empty on the first page
 * @param filters a digest of the query's other parameters
 */
public record Page(int limit, String sort, List<String> position, String filters) {

  static final String NEWEST_FIRST = "-created_at";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Instants accepted in cursors; the database supports no much wider range. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2999-12-31T23:59:59.999999Z");

  /** The key of a row in a list sorted newest first. */
  public static List<String> key(Instant createdAt, UUID id) {
    return List.of(createdAt.toString(), id.toString());
  }

  /** Part {@code index} of the last key, as an id; null on the first page. */
  public UUID afterId(int index) {
    return part(index, text -> UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null);
  }

  /** Part {@code index} of the last key, as text; null on the first page. */
  public String afterText(int index) {
    return part(index, text -> !text.isEmpty() && Query.isText(text) ? text : null);
  }

  /** Part {@code index} of the last key, in microseconds; null on the first page. */
  public Instant afterInstant(int index) {
    return part(
        index,
        text -> {
          Instant instant = Instant.parse(text);
          return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
        });
  }

  /**
   * Cursors can be forged, so each part is validated.
   *
   * @param parse returns null for an invalid part
   */
  private <T> T part(int index, Function<String, T> parse) {
    if (position.isEmpty()) {
      return null;
    }
    T value = null;
    try {
      value = index < position.size() ? parse.apply(position.get(index)) : null;
    } catch (DateTimeException ignored) {
      // Refused below, like any invalid part.
    }
    if (value == null) {
      throw invalidCursor();
    }
    return value;
  }

  /** The number of rows to read: one more than the limit, to know whether there is a next page. */
  public int fetch() {
    return limit + 1;
  }

  static Problem invalidCursor() {
    return Problem.of(
        KernelProblem.INVALID_CURSOR,
        Text.of("http.invalid_cursor"),
        List.of(Fault.parameter("cursor", "invalid_cursor", Text.of("http.start_again"))));
  }
}
