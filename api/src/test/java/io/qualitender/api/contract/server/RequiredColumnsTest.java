package io.qualitender.api.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Required members of answers have NOT NULL columns. A null in {@code app.tender.min_quotes} once
 * made answers fail permanently.
 */
class RequiredColumnsTest {

  private static final OpenApi DOCUMENT = OpenApi.load();

  /** Objects without a table of their own. */
  private static final List<String> WITHOUT_A_TABLE =
      List.of(
          "index",
          "new_api_key",
          "status",
          "list",
          "sign_up",
          "test_clock",
          "referential",
          "referential_summary",
          "audit_rules",
          "price_guide",
          "audit_duration",
          "applicable_indicators",
          "eligibility",
          "comparison",
          "opened_quote");

  @Test
  void requiredMembersHaveNotNullColumns() {
    List<String> faults = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    int held = 0;
    try (TestDatabase database = TestDatabase.create()) {
      for (Located schema : DOCUMENT.locate("/components/schemas").children().toList()) {
        String object = schema.node().at("/properties/object/const").asText();
        boolean ofALaterState = schema.pointer().endsWith("/OpenedQuote");
        if (object.isEmpty() || WITHOUT_A_TABLE.contains(object) || ofALaterState) {
          continue;
        }
        String table = table(database, object);
        if (table == null) {
          unknown.add(object);
          continue;
        }
        for (String member : OpenApi.names(schema.node().path("properties")).toList()) {
          String nullable = nullable(database, table, member);
          if (nullable == null || mayBeNull(schema.child("properties").child(member))) {
            continue;
          }
          held++;
          if (nullable.equals("YES")) {
            faults.add(table + "." + member);
          }
        }
      }
      // A profile without row is shown with nulls.
      faults.addAll(
          Sql.rolledBack(
              database.superuser(),
              connection ->
                  Sql.texts(
                      connection,
                      """
                      select 'app.organization.' || column_name from information_schema.columns
                       where table_schema = 'app' and table_name = 'organization' and is_nullable = 'YES'
                      """)));
    }
    System.out.println("columns checked against the contract: " + held);
    assertThat(unknown).as("objects whose table is not found").isEmpty();
    assertThat(faults).isEmpty();
    assertThat(held).isGreaterThanOrEqualTo(60);
  }

  private static String table(TestDatabase database, String object) {
    return Sql.rolledBack(
        database.superuser(),
        connection ->
            Sql.text(
                connection,
                """
                select table_schema || '.' || table_name from information_schema.tables
                 where table_schema in ('app', 'admin', 'reference') and table_name in (?, 'tender_' || ?, 'app_' || ?)
                 order by table_name = ? desc
                """,
                object,
                object,
                object,
                object));
  }

  private static String nullable(TestDatabase database, String table, String column) {
    String[] parts = table.split("\\.");
    return Sql.rolledBack(
        database.superuser(),
        connection ->
            Sql.text(
                connection,
                """
                select is_nullable from information_schema.columns
                 where table_schema = ? and table_name = ? and column_name = ?
                """,
                parts[0],
                parts[1],
                column));
  }

  private static boolean mayBeNull(Located at) {
    JsonNode schema = DOCUMENT.follow(at).node();
    JsonNode type = schema.path("type");
    if (type.asText().equals("null") || OpenApi.texts(type).contains("null")) {
      return true;
    }
    return DOCUMENT.follow(at).child("oneOf").children().anyMatch(RequiredColumnsTest::mayBeNull);
  }
}
