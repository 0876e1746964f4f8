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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The privileges of each party on the rows of one tender, before and after its opening, as enforced
 * by the database: s(elect), i(nsert), u(pdate), d(elete).
 *
 * <p>Two bodies were invited and quoted: the one that is awarded, whose rows these are, and the one
 * that loses. A third body was not invited; another organization has nothing to do with it. Seen
 * red at each run under the mutations below.
 */
class MarketplaceMatrixTest {

  private static final String MATRIX =
      """
                                     owner   other   awarded losing  not
                                             organi- body    body    invited
                                             zation                  body
      sealed   tender                siu-    ----    ----    ----    ----
      sealed   tender_publication    siu-    ----    s---    s---    ----
      sealed   tender_invitation     siu-    ----    s---    ----    ----
      sealed   invitation_reply      s---    ----    siu-    ----    ----
      sealed   invitation_decline    ----    ----    si--    ----    ----
      sealed   quote                 ----    ----    siu-    ----    ----
      sealed   quote_draft           ----    ----    siud    ----    ----
      sealed   quote_revision        ----    ----    si--    ----    ----
      opened   organization          siu-    ----    ----    ----    ----
      opened   certification_file    si--    ----    ----    ----    ----
      opened   certification_cycle   siu-    ----    ----    ----    ----
      opened   tender                siu-    ----    ----    ----    ----
      opened   tender_publication    siu-    ----    s---    s---    ----
      opened   tender_invitation     siu-    ----    s---    ----    ----
      opened   invitation_reply      s---    ----    siu-    ----    ----
      opened   invitation_decline    s---    ----    si--    ----    ----
      opened   quote                 s---    ----    si--    ----    ----
      opened   quote_draft           ----    ----    siud    ----    ----
      opened   quote_revision        s---    ----    si--    ----    ----
      opened   counted_quote         si--    ----    ----    ----    ----
      opened   tender_award          siu-    ----    s---    ----    ----
      opened   award_reply           s---    ----    si--    ----    ----
      opened   award_result          si--    ----    s---    ----    ----
      opened   contract              si--    ----    s---    ----    ----
      opened   contract_category     si--    ----    ----    ----    ----
      opened   certificate           s---    ----    siu-    ----    ----
      opened   reminder              s---    ----    siu-    ----    ----
      opened   state_history         si--    ----    ----    ----    ----
      opened   event                 si--    ----    ----    ----    ----
      opened   outbox_task           s-u-    ----    -i--    ----    ----
      opened   idempotency_key       siu-    ----    ----    ----    ----
      lost     award_result          si--    ----    ----    s---    ----
      """;

  private static final FixtureParties SEALED =
      new FixtureParties("sealed", "sealed tender", "owner", "awarded");
  private static final FixtureParties SEALED_RIVAL =
      new FixtureParties("sealed rival", "sealed tender", "owner", "losing");
  private static final FixtureParties OPENED =
      new FixtureParties("opened", "opened tender", "owner", "awarded");
  private static final FixtureParties OPENED_RIVAL =
      new FixtureParties("opened rival", "opened tender", "owner", "losing");
  private static final FixtureParties ELSEWHERE =
      new FixtureParties("elsewhere", "elsewhere tender", "other organization", "not invited");

  private static final List<Party> ACTORS =
      List.of(
          OPENED.asOrganization(),
          ELSEWHERE.asOrganization(),
          OPENED.asBody(),
          OPENED_RIVAL.asBody(),
          ELSEWHERE.asBody());

  /** Tables with rows before the opening, besides those of the organization itself. */
  private static final List<String> BEFORE_OPENING =
      List.of(
          "tender",
          "tender_publication",
          "tender_invitation",
          "invitation_reply",
          "invitation_decline",
          "quote",
          "quote_draft",
          "quote_revision");

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    Sql.committed(
        database.migrator(),
        connection -> {
          for (FixtureParties parties : List.of(OPENED, ELSEWHERE)) {
            Fixtures.insertAll(connection, parties, MarketplaceMatrixTest::visibleToBoth);
          }
          Fixtures.insertAll(connection, OPENED_RIVAL, MarketplaceMatrixTest::lost);
          for (FixtureParties parties : List.of(SEALED, SEALED_RIVAL)) {
            Fixtures.insertAll(connection, parties, MarketplaceMatrixTest::sealed);
          }
          return null;
        });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static ObjectNode visibleToBoth(String table, ObjectNode row) {
    if (table.equals("tender_publication")) {
      row.withArray("visible_to").add(OPENED_RIVAL.bodyId().toString());
    }
    return row;
  }

  /** The rival's rows: no award of its own, but a result under the award of the other. */
  private static ObjectNode lost(String table, ObjectNode row) {
    switch (table) {
      case "award_result":
        return row.put("award_id", OPENED.resolve("$deal award").toString())
            .put("result", "not_retained");
      case "tender_award":
      case "award_reply":
      case "contract":
      case "contract_category":
      case "certificate":
      case "reminder":
        return null;
      default:
        return row;
    }
  }

  private static ObjectNode sealed(String table, ObjectNode row) {
    if (!BEFORE_OPENING.contains(table)) {
      return null;
    }
    if (table.equals("tender")) {
      row.put("state", "open");
    } else if (table.equals("quote")) {
      row.put("state", "submitted");
    } else if (table.equals("invitation_decline")) {
      row.putNull("revealed_at");
    }
    if (row.has("opened_at")) {
      row.putNull("opened_at");
    }
    return visibleToBoth(table, row);
  }

  @Test
  void privilegesMatchTheMatrix() {
    List<String> actual = Sql.rolledBack(database.app(), MarketplaceMatrixTest::matrix);
    assertThat(String.join("\n", actual)).isEqualTo(rows());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter policy party_select on app.quote using (case app.kind() when 'training_organization' then tenant_id = app.tenant() else cb_tenant_id = app.tenant() end) | sealed   quote                 s---
          alter policy party_select on app.quote_revision using (case app.kind() when 'training_organization' then tenant_id = app.tenant() else cb_tenant_id = app.tenant() end) | sealed   quote_revision        s---
          alter policy party_select on app.invitation_decline using (case app.kind() when 'training_organization' then tenant_id = app.tenant() else cb_tenant_id = app.tenant() end) | sealed   invitation_decline    s---
          create policy m on app.quote_draft for select to qualitender_app using (tenant_id = app.tenant()) | opened   quote_draft           s---
          alter policy body_update on app.quote using (cb_tenant_id = app.tenant()) with check (cb_tenant_id = app.tenant()) | opened   quote                 s---    ----    siu-
          alter policy party_select on app.tender_award using (case app.kind() when 'training_organization' then tenant_id = app.tenant() else app.tenant() is not null end) | opened   tender_award          siu-    ----    s---    s---    s---
          grant delete on app.event to qualitender_app; create policy m on app.event for delete to qualitender_app using (tenant_id = app.tenant()) | opened   event                 si-d
          """)
  void mutationIsReported(String mutation, String line) {
    List<String> mutated =
        Sql.rolledBack(
            database.superuser(),
            connection -> {
              for (String statement : mutation.split(";")) {
                Sql.run(connection, statement);
              }
              Sql.run(connection, "set local role qualitender_app");
              return matrix(connection);
            });
    assertThat(mutated).anyMatch(found -> found.startsWith(line));
    assertThat(String.join("\n", mutated)).isNotEqualTo(rows());
  }

  private static String rows() {
    return MATRIX.lines().skip(3).reduce((one, other) -> one + "\n" + other).orElseThrow();
  }

  private static List<String> matrix(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (String table : BEFORE_OPENING) {
      lines.add(line(connection, "sealed", table, Fixtures.row(table, SEALED)));
    }
    for (String table : Fixtures.tables()) {
      lines.add(line(connection, "opened", table, Fixtures.row(table, OPENED)));
    }
    lines.add(
        line(
            connection,
            "lost",
            "award_result",
            lost("award_result", Fixtures.row("award_result", OPENED_RIVAL))));
    return lines;
  }

  private static String line(Connection connection, String stage, String table, ObjectNode row)
      throws SQLException {
    String key = Fixtures.key(connection, table, row);
    StringBuilder line = new StringBuilder("%-8s %-21s".formatted(stage, table));
    for (Party actor : ACTORS) {
      Attempt.as(connection, actor);
      line.append(
          " %-7s".formatted(rights(connection, table, key, Fixtures.asWritten(table, row))));
    }
    return line.toString().stripTrailing();
  }

  private static String rights(Connection connection, String table, String key, ObjectNode copy)
      throws SQLException {
    boolean select = Attempt.select(connection, table, key).succeeded();
    boolean insert =
        Attempt.of(connection, () -> Fixtures.insert(connection, table, copy))
            .failedOnlyAsDuplicate();
    // A reminder's author may set one state only.
    Attempt update =
        table.equals("reminder")
            ? Attempt.update(connection, table, "state = 'superseded'", key)
            : Attempt.update(connection, table, key);
    Attempt delete = Attempt.delete(connection, table, key);
    // If only a referring row prevented it, the row itself was not protected.
    boolean deleted = delete.succeeded() || delete.refusal().equals(Attempt.NO_SUCH_PARENT);
    return (select ? "s" : "-")
        + (insert ? "i" : "-")
        + (update.succeeded() ? "u" : "-")
        + (deleted ? "d" : "-");
  }
}
