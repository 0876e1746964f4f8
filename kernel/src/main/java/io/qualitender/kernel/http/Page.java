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
 * Which part of a list is asked for.
 *
 * @param limit how many items, 1 to 100
 * @param sort the list's order, part of the cursor
 * @param position the last key seen; empty on the first page
 * @param filters a digest of the query's other parameters
 */
public record Page(int limit, String sort, List<String> position, String filters) {

  static final String NEWEST_FIRST = "-created_at";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The years in which something can have happened or fall due; the database knows no others. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2999-12-31T23:59:59.999999Z");

  /** The key of a row in a list that shows the newest first. */
  public static List<String> key(Instant createdAt, UUID id) {
    return List.of(createdAt.toString(), id.toString());
  }

  /** Part {@code index} of the last key seen, an id; null on the first page. */
  public UUID afterId(int index) {
    return part(index, text -> UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null);
  }

  /** Part {@code index} of the last key seen, words of ours; null on the first page. */
  public String afterText(int index) {
    return part(index, text -> !text.isEmpty() && Query.isText(text) ? text : null);
  }

  /** Part {@code index} of the last key seen, to the microsecond; null on the first page. */
  public Instant afterInstant(int index) {
    return part(
        index,
        text -> {
          Instant instant = Instant.parse(text);
          return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
        });
  }

  /**
   * Anybody can write a cursor, so each part is read as strictly as any other input.
   *
   * @param parse null for what no cursor of ours holds
   */
  private <T> T part(int index, Function<String, T> parse) {
    if (position.isEmpty()) {
      return null;
    }
    T value = null;
    try {
      value = index < position.size() ? parse.apply(position.get(index)) : null;
    } catch (DateTimeException noInstant) {
      // Refused below, like every other part that is not what it should be.
    }
    if (value == null) {
      throw invalidCursor();
    }
    return value;
  }

  /** How many rows to read: one more than asked for tells whether there is a next page. */
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
