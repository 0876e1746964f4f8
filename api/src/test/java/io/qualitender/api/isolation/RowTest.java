package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.isolation.FixtureParties.Party;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In every table of schema app: other tenants can neither read, update, delete, move nor forge a
 * row, and without a tenant every statement fails. Each check is also run against a mutation,
 * rolled back afterwards, that it must report.
 */
class RowTest {

  private static final FixtureParties OURS = FixtureParties.of("ours");
  private static final FixtureParties THEIRS = FixtureParties.of("theirs");

  /** Anybody may insert a task for another tenant, under its own name. */
  private static final String OUTBOX = "outbox_task";

  /** Tables whose rows reference no other row. */
  private static final Set<String> WITHOUT_PARENTS =
      Set.of(
          "organization",
          "certification_file",
          "state_history",
          "event",
          "outbox_task",
          "idempotency_key");

  private static TestDatabase database;

  /** A check on a connection of the tenants' role, which returns violations. */
  @FunctionalInterface
  private interface Check {
    List<String> faults(Connection connection) throws SQLException;
  }

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    Sql.committed(
        database.migrator(),
        connection -> {
          Fixtures.insertAll(connection, OURS, (table, row) -> row);
          Fixtures.insertAll(connection, THEIRS, (table, row) -> row);
          return null;
        });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<String> faults(Check check) {
    return Sql.rolledBack(database.app(), check::faults);
  }

  @Test
  void everyTableHasAFixture() {
    List<String> tables = Sql.rolledBack(database.superuser(), Catalogue::tables);
    assertThat(Fixtures.tables()).containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void partiesReadTheirRows() {
    assertThat(faults(RowTest::unread)).isEmpty();
  }

  private static List<String> unread(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (String table : Fixtures.tables()) {
      String ours = Fixtures.key(connection, table, OURS);
      boolean read = false;
      for (Party party : List.of(OURS.asOrganization(), OURS.asBody())) {
        Attempt.as(connection, party);
        read |= Attempt.select(connection, table, ours).succeeded();
      }
      if (!read) {
        faults.add(table);
      }
    }
    return faults;
  }

  @Test
  void othersNeitherReadNorChangeThem() {
    assertThat(faults(RowTest::reached)).isEmpty();
  }

  private static List<String> reached(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (String table : Fixtures.tables()) {
      String theirs = Fixtures.key(connection, table, THEIRS);
      for (Party party : OURS.allContexts()) {
        Attempt.as(connection, party);
        if (Attempt.select(connection, table, theirs).rows() != 0
            && !Attempt.select(connection, table, theirs).isForbidden()) {
          faults.add("select " + table);
        }
        for (Attempt change :
            List.of(
                Attempt.update(connection, table, theirs),
                Attempt.delete(connection, table, theirs))) {
          if (change.rows() != 0 && !change.isForbidden()) {
            faults.add("change " + table);
          }
        }
      }
    }
    return faults;
  }

  @Test
  void noRowCanBeForged() {
    assertThat(faults(RowTest::impersonated)).isEmpty();
  }

  private static List<String> impersonated(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (String table : Fixtures.tables()) {
      ObjectNode theirs = Fixtures.asWritten(table, THEIRS);
      for (Party party : OURS.allContexts()) {
        Attempt.as(connection, party);
        Attempt insert = Attempt.of(connection, () -> Fixtures.insert(connection, table, theirs));
        if (!insert.isForbidden()) {
          faults.add("insert " + table + " " + insert);
        }
        for (String column : Fixtures.partyColumns(table, "$organization")) {
          if (!givenAway(connection, table, column)) {
            continue;
          }
          faults.add("give away " + table + "." + column);
        }
      }
    }
    return faults;
  }

  /** Whether an own row could be moved to another tenant. */
  private static boolean givenAway(Connection connection, String table, String column)
      throws SQLException {
    String ours = Fixtures.key(connection, table, OURS);
    return Attempt.of(
            connection,
            () ->
                Sql.run(
                    connection,
                    "update app.%s set %s = '%s' where %s"
                        .formatted(table, column, THEIRS.organizationId(), ours)))
        .succeeded();
  }

  /**
   * An own row cannot reference another tenant's row, since each foreign key includes the tenant or
   * the authorizing row.
   */
  @Test
  void noRowCanReferenceAnothersRow() {
    List<String> faults = Sql.rolledBack(database.superuser(), RowTest::adopted);
    assertThat(faults).isEmpty();
  }

  /** Third parties, of which each table's row is still to come while its parents are there. */
  private static List<String> adopted(Connection connection) throws SQLException {
    FixtureParties theirs = FixtureParties.of("their next");
    FixtureParties stranger = FixtureParties.of("stranger");
    List<String> faults = new ArrayList<>();
    Fixtures.insertBody(connection, theirs);
    for (String table : Fixtures.tables()) {
      if (!WITHOUT_PARENTS.contains(table)) {
        for (String party : List.of("$organization", "$body")) {
          ObjectNode row = Fixtures.asWritten(table, theirs);
          UUID self = stranger.resolve(party);
          Fixtures.partyColumns(table, party).forEach(column -> row.put(column, self.toString()));
          Sql.run(connection, "set local role qualitender_app");
          Attempt.as(
              connection, party.equals("$body") ? stranger.asBody() : stranger.asOrganization());
          Attempt insert = Attempt.of(connection, () -> Fixtures.insert(connection, table, row));
          Sql.run(connection, "reset role");
          if (!insert.isForbidden() && !insert.refusal().equals(Attempt.NO_SUCH_PARENT)) {
            faults.add(party + " adopts " + table + " " + insert);
          }
        }
      }
      Fixtures.insert(connection, table, Fixtures.row(table, theirs));
    }
    return faults;
  }

  @Test
  void outboxTasksCarryTheirAuthor() {
    ObjectNode row = Fixtures.row(OUTBOX, THEIRS);
    row.put("id", UUID.randomUUID().toString());
    List<Attempt> attempts =
        Sql.rolledBack(
            database.app(),
            connection -> {
              Attempt.as(connection, OURS.asBody());
              Attempt forged =
                  Attempt.of(connection, () -> Fixtures.insert(connection, OUTBOX, row));
              row.putNull("author_tenant_id");
              Attempt system =
                  Attempt.of(connection, () -> Fixtures.insert(connection, OUTBOX, row));
              row.put("author_tenant_id", OURS.bodyId().toString());
              return List.of(
                  forged,
                  system,
                  Attempt.of(connection, () -> Fixtures.insert(connection, OUTBOX, row)));
            });
    assertThat(attempts)
        .extracting(Attempt::refusal)
        .containsExactly(Attempt.FORBIDDEN, Attempt.FORBIDDEN, "");
  }

  @Test
  void withoutTenantEveryStatementFails() {
    assertThat(faults(connection -> silent(connection, "42704"))).isEmpty();
    assertThat(
            faults(
                connection -> {
                  Attempt.as(connection, OURS.asOrganization());
                  connection.rollback();
                  return silent(connection, "22P02");
                }))
        .isEmpty();
  }

  /**
   * @param expected undefined setting in a new session; an empty one, which is no uuid, in a
   *     session that had a tenant before
   */
  private static List<String> silent(Connection connection, String expected) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (String table : Fixtures.tables()) {
      ObjectNode row = Fixtures.row(table, OURS);
      List<Attempt> attempts =
          List.of(
              Attempt.select(connection, table, "true"),
              Attempt.update(connection, table, "true"),
              Attempt.delete(connection, table, "true"),
              Attempt.of(connection, () -> Fixtures.insert(connection, table, row)));
      for (Attempt attempt : attempts) {
        if (!attempt.refusal().equals(expected) && !attempt.isForbidden()) {
          faults.add(table + " " + attempt);
        }
      }
      if (attempts.stream().noneMatch(attempt -> attempt.refusal().equals(expected))) {
        faults.add(table + " never raises " + expected);
      }
    }
    return faults;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop policy party_select on app.tender_award | unread    | tender_award
          create policy m on app.quote for select to qualitender_app using (app.tenant() is not null)   | reached      | select quote
          alter table app.reminder disable row level security                                          | reached      | change reminder
          create policy m on app.event for insert to qualitender_app with check (app.tenant() is not null) | impersonated | insert event
          alter policy addressee_update on app.outbox_task with check (true); alter policy addressee_select on app.outbox_task using (true)                           | impersonated | give away outbox_task.tenant_id
          alter table app.certification_cycle drop constraint certification_cycle_tenant_id_file_id_fkey | adopted     | $organization adopts certification_cycle
          alter table app.quote drop constraint quote_tenant_id_invitation_id_tender_id_cb_tenant_id_fkey | adopted    | $body adopts quote
          create or replace function app.tenant() returns uuid language sql stable as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$ | silent | tender
          """)
  void mutationIsReported(String mutation, String check, String fault) {
    Check checked =
        switch (check) {
          case "unread" -> RowTest::unread;
          case "reached" -> RowTest::reached;
          case "impersonated" -> RowTest::impersonated;
          case "adopted" -> RowTest::adopted;
          default -> connection -> silent(connection, "42704");
        };
    List<String> faults =
        Sql.rolledBack(
            database.superuser(),
            connection -> {
              for (String statement : mutation.split(";")) {
                Sql.run(connection, statement);
              }
              if (!check.equals("adopted")) {
                Sql.run(connection, "set local role qualitender_app");
              }
              return checked.faults(connection);
            });
    assertThat(faults).anyMatch(found -> found.startsWith(fault));
  }
}
