package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Privileges of the roles without tenant. The worker finds due work and opens quotes but reads no
 * price, reason or name. The control role reads no row of a tenant.
 *
 * <p>Two mutations are seen red at each run: a column of content granted to the worker, and its
 * policy on {@code quote} without {@code with check (state = 'opened')}.
 */
class WorkerRightsTest {

  private static final FixtureParties DEAL = FixtureParties.of("due");

  /** New grants to the worker must be added here. */
  private static final String MAY_READ =
      """
      certificate: cycle_id cycle_number id superseded_at tenant_id
      contract: cycle_id cycle_number id tenant_id tender_id
      idempotency_key: created_at tenant_id
      invitation_decline: revealed_at tenant_id tender_id
      outbox_task: due_at id kind state tenant_id
      quote: cb_tenant_id id invitation_id state submitted_revision tenant_id tender_id version
      quote_revision: opened_at quote_id revision tenant_id tender_id
      reminder: certificate_id due_at due_on id kind state tenant_id version
      tender: closed_reason closes_at id kind opened_at renews_certificate_id state tenant_id version
      tender_invitation: cb_tenant_id certification_body_id closed_at id revoked_at sent_at tenant_id tender_id
      """;

  private static final String MAY_SET =
      """
      invitation_decline: revealed_at
      quote: opened_at state updated_at version
      quote_revision: opened_at
      reminder: settled_at state updated_at version
      tender: closed_reason opened_at state updated_at version
      """;

  private static final String COLUMNS =
      """
      select c.relname || ': ' || string_agg(a.attname, ' ' order by a.attname)
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
         and has_column_privilege('qualitender_worker', c.oid, a.attnum, ?)
       group by c.relname
       order by c.relname
      """;

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    Sql.committed(
        database.migrator(),
        connection -> {
          Fixtures.insertAll(
              connection,
              DEAL,
              (table, row) -> {
                switch (table) {
                  case "tender":
                    return row.put("state", "open");
                  case "quote":
                    return row.put("state", "submitted");
                  case "quote_revision":
                    return row.putNull("opened_at");
                  case "invitation_decline":
                    return row.putNull("revealed_at");
                  default:
                    return row;
                }
              });
          return null;
        });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void workerReadsAndSetsExactlyTheseColumns() {
    assertThat(granted("SELECT")).isEqualTo(MAY_READ.strip());
    assertThat(granted("UPDATE")).isEqualTo(MAY_SET.strip());
  }

  private static String granted(String privilege) {
    return String.join(
        "\n",
        Sql.<List<String>>rolledBack(
            database.superuser(), connection -> Sql.texts(connection, COLUMNS, privilege)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select content from app.quote_revision",
        "select content from app.quote_draft",
        "select 1 from app.quote_draft",
        "select content from app.tender_publication",
        "select title, criteria from app.tender",
        "select reason_code from app.invitation_decline",
        "select cb_tenant_id from app.invitation_decline",
        "select legal_name from app.organization",
        "select data from app.event",
        "select body from app.idempotency_key",
        "select certification_body_id from app.quote",
        "select caution from app.tender_invitation",
        "select revoked_text from app.tender_invitation",
        "update app.tender_invitation set revoked_at = null",
        "select number from app.certificate",
        "update app.quote_revision set content = '{}'",
        "update app.tender set closes_at = now()",
        "insert into app.quote select * from app.quote"
      })
  void workerIsDeniedContent(String statement) {
    Attempt attempt =
        Sql.rolledBack(database.worker(), connection -> attempt(connection, statement));
    assertThat(attempt.refusal()).isEqualTo(Attempt.FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource({
    "quote, submitted, opened, 1",
    "quote, submitted, withdrawn, 42501",
    "quote, submitted, draft, 42501",
    "quote, draft, opened, 0",
    "quote, opened, submitted, 0",
    "tender, open, opened, 1",
    "tender, open, unsuccessful, 1",
    "tender, open, awarded, 42501",
    "tender, open, cancelled, 42501",
    "tender, opened, open, 0",
    "tender, draft, opened, 0",
    "reminder, scheduled, claimed, 1",
    "reminder, scheduled, superseded, 42501",
    "reminder, sent, scheduled, 0",
    "reminder, superseded, claimed, 0"
  })
  void openingChangesStatesOnlyForward(String table, String from, String to, String outcome) {
    Attempt attempt =
        Sql.rolledBack(
            database.superuser(),
            connection -> {
              Sql.run(connection, "update app." + table + " set state = ?", from);
              Sql.run(connection, "set local role qualitender_worker");
              return attempt(connection, "update app." + table + " set state = '" + to + "'");
            });
    assertThat(attempt.refusal().isEmpty() ? String.valueOf(attempt.rows()) : attempt.refusal())
        .isEqualTo(outcome);
  }

  @Test
  void mutationIsReported() {
    List<String> columns =
        Sql.rolledBack(
            database.superuser(),
            connection -> {
              Sql.run(
                  connection, "grant select (content) on app.quote_revision to qualitender_worker");
              return Sql.texts(connection, COLUMNS, "SELECT");
            });
    assertThat(String.join("\n", columns)).isNotEqualTo(MAY_READ.strip());

    Attempt withdrawal =
        Sql.rolledBack(
            database.superuser(),
            connection -> {
              Sql.run(
                  connection,
                  "alter policy worker_open on app.quote with check (state <> 'submitted')");
              Sql.run(connection, "set local role qualitender_worker");
              return attempt(connection, "update app.quote set state = 'withdrawn'");
            });
    assertThat(withdrawal.rows()).isEqualTo(1);
  }

  @Test
  void openedQuotesStayOpened() {
    List<Attempt> attempts =
        Sql.rolledBack(
            database.worker(),
            connection -> {
              Sql.run(connection, "update app.quote_revision set opened_at = now()");
              Sql.run(connection, "update app.invitation_decline set revealed_at = now()");
              return List.of(
                  attempt(connection, "update app.quote_revision set opened_at = null"),
                  attempt(connection, "update app.invitation_decline set revealed_at = null"));
            });
    assertThat(attempts).containsOnly(new Attempt(0, ""));
  }

  @Test
  void controlRoleReadsNoTenantRows() {
    for (String table : Fixtures.tables()) {
      Attempt attempt =
          Sql.rolledBack(
              database.control(), connection -> Attempt.select(connection, table, "true"));
      assertThat(attempt.refusal()).as(table).isEqualTo(Attempt.FORBIDDEN);
    }
  }

  private static Attempt attempt(Connection connection, String statement) throws SQLException {
    return Attempt.of(
        connection,
        () ->
            statement.startsWith("select")
                ? Sql.texts(connection, statement).size()
                : Sql.run(connection, statement));
  }
}
