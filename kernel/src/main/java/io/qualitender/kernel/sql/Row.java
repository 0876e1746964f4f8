package io.qualitender.kernel.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The current row of a result, read column by column from the first to the last. */
public final class Row {

  private final ResultSet result;
  private int column;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Moves to the next row, if there is one. */
  boolean next() throws SQLException {
    column = 0;
    return result.next();
  }

  public UUID uuid() throws SQLException {
    return result.getObject(++column, UUID.class);
  }

  public String text() throws SQLException {
    return result.getString(++column);
  }

  public boolean flag() throws SQLException {
    return result.getBoolean(++column);
  }

  /** A column that is never null. */
  public int integer() throws SQLException {
    return result.getInt(++column);
  }

  public Integer integerOrNull() throws SQLException {
    int value = result.getInt(++column);
    return result.wasNull() ? null : value;
  }

  public Long wholeOrNull() throws SQLException {
    long value = result.getLong(++column);
    return result.wasNull() ? null : value;
  }

  public Instant instant() throws SQLException {
    OffsetDateTime value = result.getObject(++column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  public LocalDate date() throws SQLException {
    return result.getObject(++column, LocalDate.class);
  }

  /** The constant whose name in lower case is stored. */
  public <E extends Enum<E>> E word(Class<E> type) throws SQLException {
    return Words.of(type).constant(result.getString(++column));
  }

  /** The constants of an array of words; null for no array. */
  public <E extends Enum<E>> List<E> words(Class<E> type) throws SQLException {
    Array array = result.getArray(++column);
    if (array == null) {
      return null;
    }
    Words<E> words = Words.of(type);
    String[] stored = (String[]) array.getArray();
    return Arrays.stream(stored).map(words::constant).toList();
  }

  /** The texts of an array that is never null. */
  public List<String> texts() throws SQLException {
    return List.of((String[]) result.getArray(++column).getArray());
  }

  /** A value stored as JSON; null for no value. */
  public <T> T json(ObjectReader reader) throws SQLException {
    String stored = result.getString(++column);
    try {
      return stored == null ? null : reader.readValue(stored);
    } catch (JsonProcessingException e) {
      throw new SQLException("stored JSON of another form", e);
    }
  }
}
