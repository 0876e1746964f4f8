package io.qualitender.kernel.http;

import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items, 1 to 100
 * @param sort the list's order, part of the cursor
 * @param position the last key seen; empty on the first page
 * @param filters a digest of the query's other parameters
 */
public record Page(int limit, String sort, List<String> position, String filters) {

  static final String NEWEST_FIRST = "-id";

  /** The id after which a list by {@code id desc} goes on; null on the first page. */
  public UUID after() {
    return after(0, UUID::fromString);
  }

  /** Part {@code index} of the last key seen, read back; null on the first page. */
  public <T> T after(int index, Function<String, T> parse) {
    if (position.isEmpty()) {
      return null;
    }
    if (index >= position.size()) {
      throw invalidCursor();
    }
    try {
      return parse.apply(position.get(index));
    } catch (RuntimeException e) {
      throw invalidCursor();
    }
  }

  /** How many rows to read: one more than asked for tells whether there is a next page. */
  public int fetch() {
    return limit + 1;
  }

  static Problem invalidCursor() {
    return Problem.of(
        KernelProblem.INVALID_CURSOR,
        "Send next_cursor of the page before with the same filters, or start again without it.",
        List.of(Fault.parameter("cursor", "invalid_cursor", "Start again without it.")));
  }
}
