package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.platform.sandbox.UnusedSandboxCleanup;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.idempotency.ExpiredResponses;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An unused sandbox is deleted with a row in every table; live tenants and used sandboxes are
 * untouched. The tables are read from the catalogue.
 *
 * <p>Fails with a policy of {@code using (true)} on one table, with a table without the policy, and
 * with a job that deletes every old sandbox, used or not.
 */
class UnusedSandboxCleanupTest {

  private static final Duration AGE = Duration.ofDays(90);

  private static final FixtureParties LIVE = FixtureParties.of("live");
  private static final FixtureParties USED = FixtureParties.of("used");
  private static final FixtureParties UNUSED = FixtureParties.of("unused");

  private static final UUID USED_SANDBOX = UUID.randomUUID();
  private static final UUID UNUSED_SANDBOX = UUID.randomUUID();

  /**
   * Every table that has rows of tenants, and by which condition the rows of one fixture are found.
   */
  private static final String TABLES =
      """
      select distinct c.oid::regclass::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where n.nspname in ('app', 'admin', 'reference') and c.relkind in ('r', 'p')
         and (a.attname in ('tenant_id', 'sandbox_id') or c.relname = 'sandbox')
       order by 1
      """;

  private long nanos;
  private TestDatabase database;
  private UnusedSandboxCleanup job;
  private List<String> tables;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    var pools = database.pools();
    job =
        new UnusedSandboxCleanup(
            new ControlTx(pools), new WorkerTx(pools), AGE, () -> nanos += AGE.toNanos());
    tables = Sql.rolledBack(database.superuser(), connection -> Sql.texts(connection, TABLES));
    Sql.committed(
        database.superuser(),
        connection -> {
          for (UUID box : List.of(USED_SANDBOX, UNUSED_SANDBOX)) {
            Sql.run(
                connection,
                "insert into admin.sandbox (id, created_at) values (?, now() - interval '200 days')",
                box);
          }
          parties(connection, LIVE, null, 200);
          parties(connection, USED, USED_SANDBOX, 10);
          parties(connection, UNUSED, UNUSED_SANDBOX, 100);
          for (FixtureParties parties : List.of(LIVE, USED, UNUSED)) {
            Fixtures.insertAll(connection, parties, (table, row) -> row);
          }
          Sql.run(
              connection,
              "update reference.certification_body set sandbox_id = ? where id = ?",
              UNUSED_SANDBOX,
              UNUSED.bodyEntryId());
          Sql.run(
              connection,
              "update reference.certification_body set sandbox_id = ? where id = ?",
              USED_SANDBOX,
              USED.bodyEntryId());
          // Fresh, so that only the sandbox's end can delete it.
          return Sql.run(connection, "update app.idempotency_key set created_at = now()");
        });
  }

  /** The two tenants of a fixture, with keys that were last used so many days ago. */
  private static void parties(Connection connection, FixtureParties parties, UUID box, int days)
      throws SQLException {
    for (UUID tenant : List.of(parties.organizationId(), parties.bodyId())) {
      Sql.run(
          connection,
          "insert into admin.tenant (id, kind, name, siren, sandbox_id, created_at) values (?, 'certification_body', 'T', ?, ?, now() - interval '200 days')",
          tenant,
          box == null ? tenant.toString() : null,
          box);
      Sql.run(
          connection,
          """
          insert into admin.api_key (tenant_id, id, name, secret_hash, hint, role, scopes, created_at, updated_at, last_used_on)
          values (?, gen_random_uuid(), 'k', sha256(convert_to(?, 'UTF8')), 'hint', 'owner', '{}', now() - interval '200 days',
                  now(), current_date - cast(? as int))
          """,
          tenant,
          tenant.toString(),
          days);
      Sql.run(
          connection,
          "insert into admin.identity_decision values (?, 1, 'verified', 'T', '1', 'N', now())",
          tenant);
      UUID user = UUID.randomUUID();
      Sql.run(
          connection,
          "insert into admin.app_user (id, email, name, password_hash, created_at) values (?, 'e', 'n', 'h', now())",
          user);
      Sql.run(
          connection,
          "insert into admin.membership (tenant_id, user_id, role, created_at) values (?, ?, 'owner', now())",
          tenant,
          user);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void unusedSandboxIsDeletedCompletelyAndNothingElse() {
    Map<String, String> live = rows(LIVE, null);
    Map<String, String> used = rows(USED, USED_SANDBOX);
    Map<String, String> before = rows(UNUSED, UNUSED_SANDBOX);
    assertThat(before.values()).as("a row in each of %s", before).doesNotContain("0 null");

    List<DueItem> due = job.due(500);
    assertThat(due).extracting(DueItem::id).containsExactly(UNUSED_SANDBOX);
    due.forEach(job::perform);
    assertThat(rows(UNUSED, UNUSED_SANDBOX).get("app.quote")).isEqualTo(before.get("app.quote"));
    assertThat(job.due(500)).as("not before the running requests have ended").isEmpty();

    aMinutePasses();
    assertThat(job.due(500)).hasSize(1);
    new DueJobRunner(List.of(job)).performDue();

    assertThat(rows(UNUSED, UNUSED_SANDBOX))
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo("0 null"));
    assertThat(rows(LIVE, null)).isEqualTo(live);
    assertThat(rows(USED, USED_SANDBOX)).isEqualTo(used);
    assertThat(job.due(500)).isEmpty();
    System.out.printf("an unused sandbox went from %d tables%n", tables.size());
  }

  @Test
  void sandboxUsedOnTheDayItWasMarkedIsKept() {
    Map<String, String> before = rows(UNUSED, UNUSED_SANDBOX);
    job.due(500).forEach(job::perform);
    run(
        "update admin.api_key set last_used_on = current_date where tenant_id = ?",
        UNUSED.bodyId());
    aMinutePasses();
    job.due(500).forEach(job::perform);
    job.due(500).forEach(job::perform);
    run(
        "update admin.api_key set last_used_on = current_date - 100 where tenant_id = ?",
        UNUSED.bodyId());
    assertThat(rows(UNUSED, UNUSED_SANDBOX)).isEqualTo(before);
  }

  /** As the worker, with every table, naming each sandbox and each tenant in turn. */
  @Test
  void workerDeletesRowsOfMarkedSandboxesOnly() {
    int attempts = 0;
    for (String named :
        List.of(
            "",
            USED_SANDBOX.toString(),
            UNUSED_SANDBOX.toString(),
            LIVE.organizationId().toString(),
            USED.bodyId().toString())) {
      for (String table : tables) {
        attempts++;
        int deleted =
            Sql.rolledBack(
                database.worker(),
                connection -> {
                  Sql.text(
                      connection, "select set_config('admin.discarded_sandbox', ?, true)", named);
                  return Sql.run(connection, "delete from " + table);
                });
        assertThat(deleted).as("delete from %s naming %s", table, named).isZero();
      }
    }
    assertThat(attempts).isEqualTo(5 * tables.size()).isGreaterThan(100);
    System.out.printf("the worker deleted nothing in %d attempts%n", attempts);
  }

  @Test
  void everyTableWithTenantRowsIsDeletedAndAMissingOneIsReported() {
    assertThat(withoutPolicy()).isEmpty();
    run(
        "create table app.forgotten (tenant_id uuid not null, id uuid, primary key (tenant_id, id))");
    assertThat(withoutPolicy()).containsExactly("app.forgotten");
    run("call app.protect('app.forgotten', 'select')");
    assertThat(withoutPolicy()).isEmpty();
  }

  @Test
  void withoutPolicyNothingIsDeleted() {
    for (String weakening :
        List.of(
            "alter policy worker_discard on app.event using (true)",
            "create policy more on app.event for delete to qualitender_worker using (true)",
            "alter table app.event disable row level security",
            "drop policy worker_discard on app.event")) {
      String refusal =
          Sql.rolledBack(
              database.superuser(),
              connection -> {
                Sql.run(connection, weakening);
                Sql.run(connection, "set local role qualitender_worker");
                try {
                  return Sql.text(connection, "select admin.delete_discarded('app.event')");
                } catch (SQLException e) {
                  return e.getMessage();
                }
              });
      assertThat(refusal).as(weakening).contains("no policy keeps qualitender_worker");
    }
  }

  @Test
  void storedResponsesAreDeletedAfterADay() {
    run(
        "update app.idempotency_key set created_at = now() - interval '25 hours' where tenant_id = ?",
        LIVE.organizationId());
    run(
        "update app.idempotency_key set created_at = now() - interval '23 hours' where tenant_id = ?",
        USED.organizationId());
    new DueJobRunner(List.of(new ExpiredResponses(new WorkerTx(database.pools())))).performDue();
    assertThat(rows(LIVE, null)).containsEntry("app.idempotency_key", "0 null");
    assertThat(rows(USED, USED_SANDBOX).get("app.idempotency_key")).startsWith("1 ");
  }

  private List<String> withoutPolicy() {
    return Sql.rolledBack(
        database.superuser(),
        connection ->
            Sql.texts(
                connection,
                "select name from ("
                    + TABLES.replace("order by 1", "")
                    + ") each(name) where not exists (select from pg_policy p where p.polrelid = name::regclass and p.polname = 'worker_discard') order by 1"));
  }

  private void aMinutePasses() {
    run(
        "update admin.sandbox set discarded_at = discarded_at - interval '61 seconds' where discarded_at is not null");
  }

  private void run(String sql, Object... values) {
    Sql.committed(database.superuser(), connection -> Sql.run(connection, sql, values));
  }

  /** The number of rows of the parties in each table, with a digest of them. */
  private Map<String, String> rows(FixtureParties parties, UUID box) {
    return Sql.rolledBack(
        database.superuser(),
        connection -> {
          Map<String, String> rows = new TreeMap<>();
          for (String table : tables) {
            if (box == null && table.matches("admin.sandbox|reference.certification_body")) {
              continue;
            }
            String condition =
                table.equals("admin.sandbox")
                    ? "to_jsonb(r) ->> 'id' = '" + box + "'"
                    : table.equals("reference.certification_body")
                        ? "to_jsonb(r) ->> 'sandbox_id' = '" + box + "'"
                        : "coalesce(to_jsonb(r) ->> 'tenant_id', to_jsonb(r) ->> 'id') in ('%s', '%s')"
                            .formatted(parties.organizationId(), parties.bodyId());
            rows.put(
                table,
                Sql.text(
                    connection,
                    "select count(*) || ' ' || coalesce(md5(string_agg(r::text, ' ' order by r::text)), 'null') from "
                        + table
                        + " r where "
                        + condition));
          }
          return rows;
        });
  }
}
