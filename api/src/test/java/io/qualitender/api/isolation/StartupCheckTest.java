package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.migration.Migrations;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.StartupCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server does not start if tenants are not isolated.
 *
 * <p>Fails if only {@code relrowsecurity} is checked, or only one of the three roles.
 */
class StartupCheckTest {

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ConnectionPools pools(DatabaseLogin app, DatabaseLogin control, DatabaseLogin worker) {
    return new ConnectionPools(
        database.pool(app, 1),
        database.pool(control, 1),
        database.pool(worker, 1),
        Json.mapper(),
        new SqlErrorTranslator(Map.of()));
  }

  @Test
  void migratedDatabaseIsAccepted() {
    assertThatCode(() -> StartupCheck.run(database.pools())).doesNotThrowAnyException();
  }

  @Test
  void noRoleMayBeAboveRowLevelSecurity() {
    DatabaseAccess access = database.access();
    DatabaseLogin superuser = database.superuserLogin();
    DatabaseLogin migrator = access.migrator();
    assertThatThrownBy(() -> StartupCheck.run(pools(superuser, access.control(), access.worker())))
        .hasMessageContaining("is a superuser");
    assertThatThrownBy(() -> StartupCheck.run(pools(access.app(), migrator, access.worker())))
        .hasMessageContaining("bypasses row-level security")
        .hasMessageContaining("owns tables");
    assertThatThrownBy(() -> StartupCheck.run(pools(access.app(), access.control(), migrator)))
        .hasMessageContaining("role qualitender_migrator");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table app.quote no force row level security",
        "alter table app.quote disable row level security",
        "create table app.quote_2027 (tenant_id uuid not null)"
      })
  void noTableMayBeWithoutIt(String mutation) {
    Sql.committed(database.superuser(), connection -> Sql.run(connection, mutation));
    assertThatThrownBy(() -> StartupCheck.run(database.pools()))
        .hasMessageContaining("table app.quote")
        .hasMessageContaining("is not under forced row-level security");
  }

  /**
   * Manual changes that weaken the database, the expected refusal, and how to undo them.
   *
   * <p>Of the first thirteen the check of before let nine pass.
   */
  private static final String WEAKENINGS =
      """
      create role weak_bypass bypassrls; grant weak_bypass to qualitender_app | is a member of weak_bypass, which bypasses row-level security | revoke weak_bypass from qualitender_app; drop role weak_bypass
      grant truncate on app.quote to qualitender_app | no migration made it so that qualitender_app may TRUNCATE app.quote | revoke truncate on app.quote from qualitender_app
      grant create on schema app to qualitender_app | qualitender_app may CREATE in schema app | revoke create on schema app from qualitender_app
      grant delete on app.state_history to qualitender_app | qualitender_app may DELETE app.state_history | revoke delete on app.state_history from qualitender_app
      create policy weak on app.quote_revision for select to qualitender_app using (true) | policy weak on app.quote_revision lets qualitender_app select where true | drop policy weak on app.quote_revision
      alter table admin.api_key disable row level security | it is no longer so that admin.api_key is under forced row-level security | alter table admin.api_key enable row level security
      alter role qualitender_app set synchronous_commit = off; alter database %DB% set qualitender.disposable = off | role qualitender_app has synchronous_commit off | alter role qualitender_app reset synchronous_commit; alter database %DB% reset qualitender.disposable
      alter database %DB% set qualitender.disposable = off | works where fsync is off | alter database %DB% reset qualitender.disposable
      alter role qualitender_worker set statement_timeout = 0 | role qualitender_worker has no statement_timeout | alter role qualitender_worker set statement_timeout = '5s'
      alter role qualitender_control bypassrls | role qualitender_control bypasses row-level security | alter role qualitender_control nobypassrls
      alter table app.quote no force row level security | app.quote is under row-level security | alter table app.quote force row level security
      alter role qualitender_worker superuser | role qualitender_worker is a superuser | alter role qualitender_worker nosuperuser
      alter table app.tender owner to qualitender_app | app.tender belongs to qualitender_app | alter table app.tender owner to qualitender_owner; grant select, insert, update on app.tender to qualitender_app
      alter role qualitender_app set lock_timeout = 0 | role qualitender_app has no lock_timeout | alter role qualitender_app set lock_timeout = '2s'
      alter role qualitender_control set idle_in_transaction_session_timeout = 0 | role qualitender_control has no idle_in_transaction_session_timeout | alter role qualitender_control set idle_in_transaction_session_timeout = '10s'
      alter role qualitender_app set row_security = off | role qualitender_app has row_security off | alter role qualitender_app set row_security = on
      alter role qualitender_worker set session_replication_role = replica | skips triggers and foreign keys | alter role qualitender_worker reset session_replication_role
      alter role qualitender_control createrole | may make roles | alter role qualitender_control nocreaterole
      alter role qualitender_app createdb | may make databases | alter role qualitender_app nocreatedb
      alter role qualitender_app replication | may read the log of all changes | alter role qualitender_app noreplication
      grant pg_read_all_data to qualitender_worker | is a member of pg_read_all_data | revoke pg_read_all_data from qualitender_worker
      grant qualitender_owner to qualitender_control | is a member of qualitender_owner | revoke qualitender_owner from qualitender_control
      grant create on database %DB% to qualitender_app | may make schemas | revoke create on database %DB% from qualitender_app
      grant temporary on database %DB% to public | may make temporary tables | revoke temporary on database %DB% from public
      create role weak_reader; grant select on app.quote to weak_reader | weak_reader may SELECT app.quote | revoke select on app.quote from weak_reader; drop role weak_reader
      grant select on app.event to public | everybody may SELECT app.event | revoke select on app.event from public
      grant select (content) on app.quote_draft to qualitender_worker | qualitender_worker may SELECT column content of app.quote_draft | revoke select (content) on app.quote_draft from qualitender_worker
      alter policy worker_open on app.quote with check (true) | policy worker_open on app.quote lets qualitender_worker update where (state = 'submitted'::text) and write where true | alter policy worker_open on app.quote with check (state = 'opened')
      alter policy worker_discard on app.event using (true) | policy worker_discard on app.event | alter policy worker_discard on app.event using (tenant_id = any (admin.discarded_tenants()))
      create table app.weak (id int) | table app.weak is not under forced | drop table app.weak
      create view app.weak as select * from app.quote; grant select on app.weak to qualitender_app | qualitender_app may SELECT app.weak | drop view app.weak
      create function app.weak() returns bigint language sql security definer as 'select count(*) from app.quote' | app.weak() belongs to | drop function app.weak()
      alter function app.tenant() security definer | app.tenant() belongs to qualitender_owner, runs with the rights of its owner | alter function app.tenant() security invoker
      alter default privileges for role qualitender_owner in schema app grant select on tables to qualitender_worker | by default qualitender_worker may SELECT | alter default privileges for role qualitender_owner in schema app revoke select on tables from qualitender_worker
      alter table app.tender alter column kind drop not null | it is no longer so that app.tender.kind is text and never null | alter table app.tender alter column kind set not null
      create rule weak as on insert to app.event do also nothing | rule weak on app.event | drop rule weak on app.event
      grant usage on schema app to qualitender_control | qualitender_control may USAGE in schema app | revoke usage on schema app from qualitender_control
      """;

  @Test
  void everyWeakeningIsReported() {
    int cases = 0;
    List<String> passed = new ArrayList<>();
    for (String line : WEAKENINGS.strip().split("\n")) {
      String[] parts = line.strip().split("\\s+\\|\\s+");
      assertThat(parts).as(line).hasSize(3);
      cases++;
      judge(parts[0], List.of(parts[1]), parts[2], passed);
    }
    for (String table :
        List.of(
            "app.state_history",
            "app.quote",
            "app.quote_draft",
            "admin.api_key",
            "admin.tenant",
            "reference.certification_body")) {
      List<String> grants = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      List<String> undoing = new ArrayList<>();
      for (String role : List.of("qualitender_app", "qualitender_control", "qualitender_worker")) {
        for (String privilege :
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")) {
          if (!has(role, privilege, table)) {
            cases++;
            grants.add("grant %s on %s to %s".formatted(privilege, table, role));
            expected.add(
                "no migration made it so that %s may %s %s".formatted(role, privilege, table));
            undoing.add(columns(role, privilege, table));
          }
        }
      }
      String undo = String.join("; ", undoing);
      // All of a table's at once, for each must be named beside the others.
      judge(String.join("; ", grants), expected, undo, passed);
    }
    assertThat(passed).isEmpty();
    assertThatCode(() -> StartupCheck.run(database.pools())).doesNotThrowAnyException();
    assertThat(cases).isGreaterThan(90);
    System.out.printf("%d weakened pools, each refused by name%n", cases);
  }

  /** A weakness present when migrations run again is not attributed to them. */
  @Test
  void migratingDoesNotAcceptManualWeakening() {
    committed("grant delete on app.state_history to qualitender_app");
    committed("drop table admin.identity_decision");
    committed("alter table admin.tenant drop column siren_released_at");
    committed("delete from admin.schema_history where version = '180'");
    DatabaseAccess access = database.access();
    Migrations.run(access.jdbcUrl(), access.migrator().user(), access.migrator().password());
    assertThat(refusal()).contains("qualitender_app may DELETE app.state_history");
  }

  private void judge(String weakening, List<String> expected, String undoing, List<String> passed) {
    committed(weakening);
    String refusal;
    try {
      refusal = refusal();
    } finally {
      committed(undoing);
    }
    for (String fault : expected) {
      if (!refusal.contains(fault)) {
        passed.add("%n%s%n  expected: %s%n  refused:  %s".formatted(weakening, fault, refusal));
      }
    }
  }

  private String refusal() {
    try {
      StartupCheck.run(fresh());
      return "";
    } catch (IllegalStateException refused) {
      return refused.getMessage();
    }
  }

  /** New connections each time: settings of roles are read at login. */
  private ConnectionPools fresh() {
    return new ConnectionPools(
        database.app(),
        database.control(),
        database.worker(),
        Json.mapper(),
        new SqlErrorTranslator(Map.of()));
  }

  private boolean has(String role, String privilege, String table) {
    return "t"
        .equals(
            Sql.rolledBack(
                database.superuser(),
                connection ->
                    Sql.text(
                        connection,
                        "select has_table_privilege(?, ?, ?)::text = 'true'",
                        role,
                        table,
                        privilege)));
  }

  /** A revoke takes the columns' rights too: those that were there are granted again. */
  private String columns(String role, String privilege, String table) {
    String revoke = "revoke %s on %s from %s".formatted(privilege, table, role);
    String columns =
        Sql.rolledBack(
            database.superuser(),
            connection ->
                Sql.text(
                    connection,
                    """
                    select string_agg(quote_ident(a.attname), ', ')
                      from pg_attribute a cross join lateral aclexplode(a.attacl) right_
                     where a.attrelid = ?::regclass and right_.grantee = ?::regrole and right_.privilege_type = ?
                    """,
                    table,
                    role,
                    privilege));
    return columns == null
        ? revoke
        : revoke + "; grant %s (%s) on %s to %s".formatted(privilege, columns, table, role);
  }

  private void committed(String statements) {
    Sql.committed(
        database.superuser(),
        connection -> {
          for (String statement : statements.split(";")) {
            Sql.run(connection, statement.replace("%DB%", connection.getCatalog()));
          }
          return null;
        });
  }
}
