package io.qualitender.kernel.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SELECT statement and the mapper of its rows, made once.
 *
 * <p>Parameters are written {@code :name}, as in the statements of DAOs. {@link #with} takes their
 * values in the order in which the names first appear; a name that appears again takes the same
 * value. A parameter that may be null or is compared with no column needs a cast: {@code
 * cast(:since as date)}.
 *
 * @param <T> what a row is mapped to
 */
public final class Select<T> {

  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");

  private final String text;
  private final String statement;
  private final int[] valueOfPlace;
  private final int values;
  private final RowMapper<T> mapper;

  private Select(String text, RowMapper<T> mapper) {
    this.text = text;
    this.mapper = mapper;
    List<String> names = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(text);
    StringBuilder positional = new StringBuilder();
    while (parameter.find()) {
      String name = parameter.group(1);
      if (!names.contains(name)) {
        names.add(name);
      }
      places.add(names.indexOf(name));
      parameter.appendReplacement(positional, "?");
    }
    this.statement = parameter.appendTail(positional).toString().strip();
    this.valueOfPlace = places.stream().mapToInt(Integer::intValue).toArray();
    this.values = names.size();
  }

  /**
   * @param text one SELECT statement
   * @param mapper reads the columns of one row in the order in which they are selected
   */
  public static <T> Select<T> of(String text, RowMapper<T> mapper) {
    return new Select<>(text, mapper);
  }

  /**
   * The query with the values of its parameters.
   *
   * @throws IllegalArgumentException for another number of values than of parameters
   */
  public Asked<T> with(Object... given) {
    if (given.length != values) {
      throw new IllegalArgumentException(
          given.length + " values for the " + values + " parameters of: " + text);
    }
    return new Asked<>(this, given.clone());
  }

  /** As written, with named parameters. */
  public String text() {
    return text;
  }

  /** As sent, with {@code ?} for each parameter. */
  String statement() {
    return statement;
  }

  /** Which value each {@code ?} takes. */
  int[] valueOfPlace() {
    return valueOfPlace;
  }

  RowMapper<T> mapper() {
    return mapper;
  }
}
