package io.qualitender.api.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.qualitender.api.support.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A row of every table of schema app, from {@code isolation/rows.json} in the order of the foreign
 * keys. The tests of this package fail if a table is missing there.
 */
final class Fixtures {

  private static final String AT = "2027-01-05T10:00:00Z";

  private static final ObjectNode ROWS = read();

  private Fixtures() {}

  private static ObjectNode read() {
    try (InputStream rows = Fixtures.class.getResourceAsStream("/isolation/rows.json")) {
      return (ObjectNode) new JsonMapper().readTree(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> tables() {
    List<String> tables = new ArrayList<>();
    ROWS.fieldNames().forEachRemaining(tables::add);
    return tables;
  }

  /** A row in the state in which it is visible to most. */
  static ObjectNode row(String table, FixtureParties parties) {
    ObjectNode row = ROWS.get(table).deepCopy();
    row.properties().forEach(column -> column.setValue(resolved(column.getValue(), parties)));
    return row;
  }

  /** The row as its author inserts it, before the opening. */
  static ObjectNode asWritten(String table, FixtureParties parties) {
    return asWritten(table, row(table, parties));
  }

  static ObjectNode asWritten(String table, ObjectNode row) {
    if (table.equals("quote")) {
      row.put("state", "draft").putNull("opened_at");
    } else if (table.equals("quote_revision")) {
      row.putNull("opened_at");
    } else if (table.equals("invitation_decline")) {
      row.putNull("revealed_at");
    }
    return row;
  }

  /** The columns with the ids of the parties' tenants. */
  static List<String> partyColumns(String table, String party) {
    List<String> columns = new ArrayList<>();
    ROWS.get(table)
        .properties()
        .forEach(
            column -> {
              if (column.getValue().asText().equals(party)) {
                columns.add(column.getKey());
              }
            });
    return columns;
  }

  private static JsonNode resolved(JsonNode value, FixtureParties parties) {
    if (value.isArray()) {
      ArrayNode array = ((ArrayNode) value).deepCopy();
      for (int i = 0; i < array.size(); i++) {
        array.set(i, resolved(array.get(i), parties));
      }
      return array;
    }
    String word = value.asText();
    if (word.equals("$at")) {
      return TextNode.valueOf(AT);
    }
    return word.startsWith("$") ? TextNode.valueOf(parties.resolve(word).toString()) : value;
  }

  static int insert(Connection connection, String table, ObjectNode row) throws SQLException {
    return insert(connection, table, row, "");
  }

  private static int insert(Connection connection, String table, ObjectNode row, String otherwise)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    row.fieldNames().forEachRemaining(columns::add);
    String list = String.join(", ", columns);
    return Sql.run(
        connection,
        "insert into app.%s (%s) select %s from jsonb_populate_record(null::app.%s, ?::jsonb) %s"
            .formatted(table, list, list, table, otherwise),
        row.toString());
  }

  /**
   * Inserts all rows of the parties, bypassing row-level security. Existing rows are left
   * unchanged.
   *
   * @param change maps a table's row to the row to insert; null for none
   */
  static void insertAll(
      Connection connection,
      FixtureParties parties,
      BiFunction<String, ObjectNode, ObjectNode> change)
      throws SQLException {
    insertBody(connection, parties);
    for (String table : tables()) {
      ObjectNode row = change.apply(table, row(table, parties));
      if (row != null) {
        insert(connection, table, row, "on conflict do nothing");
      }
    }
  }

  /** The body's entry in the directory. */
  static void insertBody(Connection connection, FixtureParties parties) throws SQLException {
    Sql.run(
        connection,
        """
        insert into reference.certification_body
          (id, name, kind, listing_status, action_categories, basis, confidence, read_on, created_at, updated_at)
        values (?, 'Fixture', 'certification_body', 'accredited', '{}', 'fixture', 'c', '2027-01-05', now(), now())
        on conflict do nothing
        """,
        parties.bodyEntryId());
  }

  /** The condition that selects a row by its primary key. */
  static String key(Connection connection, String table, FixtureParties parties)
      throws SQLException {
    return key(connection, table, row(table, parties));
  }

  static String key(Connection connection, String table, ObjectNode row) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (String column :
        Sql.texts(
            connection,
            """
            select a.attname from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
             where i.indrelid = ?::regclass and i.indisprimary
             order by a.attnum
            """,
            "app." + table)) {
      parts.add(column + " = '" + row.get(column).asText() + "'");
    }
    return String.join(" and ", parts);
  }
}
