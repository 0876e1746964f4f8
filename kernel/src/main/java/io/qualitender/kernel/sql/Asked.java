package io.qualitender.kernel.sql;

import java.util.Arrays;
import java.util.List;

/**
 * A query with the values of its parameters. Two are equal if query and values are.
 *
 * @param <T> what a row is mapped to
 */
public final class Asked<T> {

  private final Select<T> query;
  private final Object[] values;

  Asked(Select<T> query, Object[] values) {
    this.query = query;
    this.values = values;
  }

  /** The rows that answer this query, out of the answers of several. */
  @SuppressWarnings("unchecked")
  public List<T> rows(List<?> answer) {
    return (List<T>) answer;
  }

  Select<T> query() {
    return query;
  }

  Object[] values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Asked<?> asked
        && query == asked.query
        && Arrays.deepEquals(values, asked.values);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(query) + Arrays.deepHashCode(values);
  }

  @Override
  public String toString() {
    return query.text();
  }
}
