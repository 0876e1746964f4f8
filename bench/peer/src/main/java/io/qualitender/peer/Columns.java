package io.qualitender.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.kernel.json.Json;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.SqlTypeValue;

/** The columns of a row, and values as parameters. */
final class Columns {

  private Columns() {}

  static UUID uuid(ResultSet row, String name) throws SQLException {
    return row.getObject(name, UUID.class);
  }

  static Instant instant(ResultSet row, String name) throws SQLException {
    OffsetDateTime value = row.getObject(name, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static LocalDate day(ResultSet row, String name) throws SQLException {
    return row.getObject(name, LocalDate.class);
  }

  static Integer integer(ResultSet row, String name) throws SQLException {
    return row.getObject(name, Integer.class);
  }

  static <E extends Enum<E>> E word(ResultSet row, String name, Class<E> type) throws SQLException {
    String word = row.getString(name);
    return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  static <E extends Enum<E>> List<E> words(ResultSet row, String name, Class<E> type)
      throws SQLException {
    Array words = row.getArray(name);
    return Arrays.stream((String[]) words.getArray())
        .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
        .toList();
  }

  static <T> T json(ResultSet row, String name, ObjectReader reader) throws SQLException {
    String json = row.getString(name);
    try {
      return json == null ? null : reader.readValue(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("stored JSON of another form", e);
    }
  }

  static ObjectReader reader(Class<?> type) {
    return Json.mapper().readerFor(type);
  }

  static OffsetDateTime time(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static SqlTypeValue uuids(Collection<UUID> ids) {
    return (statement, place, type, name) ->
        statement.setArray(place, statement.getConnection().createArrayOf("uuid", ids.toArray()));
  }

  static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
