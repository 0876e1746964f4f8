package io.qualitender.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows that rounds change: reads those that can be changed, and puts them back. */
final class Rows {

  /** Tables that are empty where no round was run. */
  private static final List<String> ONLY_OF_ROUNDS =
      List.of("app.event", "app.state_history", "app.idempotency_key", "app.outbox_task");

  private static final int LONGEST_WAIT_SECONDS = 30;

  private final Database database;

  Rows(Database database) {
    this.database = database;
  }

  /** The quotes that can be submitted, bodies in turns. */
  List<Operation.DraftQuote> drafts() throws SQLException {
    List<Operation.DraftQuote> drafts = new ArrayList<>();
    try (Connection connection = database.connect(database.superuser());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select quote_no, body from bench.draft order by number")) {
      while (row.next()) {
        drafts.add(new Operation.DraftQuote(row.getLong(1), row.getInt(2)));
      }
    }
    return drafts;
  }

  /** As generated, so that each round finds the same. */
  void putBack(Operation operation) {
    if (!operation.isWrite()) {
      return;
    }
    try (Connection connection = database.connect(database.superuser())) {
      awaitLastRequests(connection);
      // Without foreign keys' triggers: what refers to these rows is deleted with them.
      Database.execute(connection, "set session_replication_role = replica");
      for (String table : ONLY_OF_ROUNDS) {
        Database.execute(connection, "truncate " + table);
      }
      if (operation == Operation.SUBMIT) {
        putDraftsBack(connection);
      } else {
        Database.execute(
            connection,
            """
            delete from app.tender where not id between bench.id(7, 0) and bench.id(7, 1099511627775)
            """);
        Database.execute(connection, "vacuum (analyze) app.tender");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the rows cannot be put back", e);
    }
  }

  /** The load generator does not wait for its last answers. */
  private static void awaitLastRequests(Connection connection) throws SQLException {
    String running =
        """
        select count(*) from pg_stat_activity where usename = 'qualitender_app' and xact_start is not null
        """;
    for (int n = 0; n < LONGEST_WAIT_SECONDS * 10; n++) {
      if (Database.text(connection, running).equals("0")) {
        return;
      }
      Database.execute(connection, "select pg_sleep(0.1)");
    }
  }

  private static void putDraftsBack(Connection connection) throws SQLException {
    Database.execute(
        connection,
        """
        delete from app.quote_revision r using bench.draft d
         where r.tenant_id = bench.id(1, d.org) and r.quote_id = bench.id(10, d.quote_no)
        """);
    Database.execute(
        connection,
        """
        update app.quote q set state = 'draft', submitted_revision = null, received_at = null, version = 1
          from bench.draft d
         where q.tenant_id = bench.id(1, d.org) and q.id = bench.id(10, d.quote_no) and q.version <> 1
        """);
    Database.execute(
        connection,
        "insert into app.quote_draft select * from bench.quote_draft on conflict do nothing");
    Database.execute(connection, "vacuum (analyze) app.quote, app.quote_revision, app.quote_draft");
  }
}
