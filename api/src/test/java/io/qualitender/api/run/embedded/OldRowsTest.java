package io.qualitender.api.run.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.support.Sql;
import io.qualitender.kernel.migration.Migrations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What was written before a migration is right after it. */
class OldRowsTest {

  private static final String TENANT = "00000000-0000-7000-8000-000000000001";

  /** As the program of that day wrote it, and digested it on each receipt. */
  private static final String CONTENT =
      "{\"lines\":[{\"code\":\"main_audit\",\"amount\":110000,\"included\":false,\"not_offered\":false},"
          + "{\"code\":\"certificate_fee\",\"amount\":null,\"included\":true,\"not_offered\":false}],"
          + "\"main_half_days\":2,\"surveillance_half_days\":1,\"vat_rate_bp\":0,"
          + "\"vat_exemption_reason\":\"art. 293 B du CGI, \\\"franchise\\\" \\\\ é\","
          + "\"earliest_audit_on\":\"2027-02-10\",\"valid_until_on\":null}";

  @TempDir private static Path temporary;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres =
        EmbeddedPostgres.start(
            temporary.resolve("data"), Options.forTests(Path.of("target", "postgres")), text -> {});
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static DataSource source(DatabaseLogin role, String options) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl());
    source.setUser(role.user());
    source.setPassword(role.password());
    source.setOptions(options);
    return source;
  }

  @Test
  void awardsAreNumberedByTheirClockAndReceiptsKeepTheirDigest() throws Exception {
    DatabaseLogin migrator = postgres.migrator();
    Flyway.configure()
        .dataSource(source(migrator, "-c role=qualitender_owner"))
        .locations("classpath:db/migration")
        .defaultSchema("admin")
        .table("schema_history")
        .placeholderReplacement(false)
        .outOfOrder(true)
        .target("070")
        .load()
        .migrate();
    DataSource superuser = source(postgres.superuser(), "");
    Sql.committed(
        superuser,
        connection -> {
          Sql.run(connection, "set local session_replication_role = replica");
          // The first award was made by a node ahead: its id is the greater.
          award(connection, "09", "2026-12-15T12:00:00Z");
          award(connection, "02", "2026-12-23T12:00:00Z");
          Sql.run(
              connection,
              """
              insert into app.tender (tenant_id, id, kind, state, criteria, origin, version, created_at, updated_at)
              values (?::uuid, ?::uuid, 'initial', 'draft', '[]', 'manual', 1, now(), now())
              """,
              TENANT,
              TENANT);
          Sql.run(
              connection,
              """
              insert into reference.certification_body (id, name, kind, listing_status, action_categories, basis, confidence,
                                                        read_on, account_tenant_id, created_at, updated_at)
              values (?::uuid, 'Linked', 'certification_body', 'accredited', '{}', 'test', 'c', current_date, ?::uuid, now(), now())
              """,
              TENANT,
              TENANT);
          return Sql.run(
              connection,
              """
              insert into app.quote_revision (tenant_id, quote_id, revision, tender_id, cb_tenant_id, content, submitted_at)
              values (?::uuid, ?::uuid, 1, ?::uuid, ?::uuid, ?::jsonb, now())
              """,
              TENANT,
              TENANT,
              TENANT,
              TENANT,
              CONTENT);
        });

    Migrations.run(postgres.jdbcUrl(), migrator.user(), migrator.password());

    assertThat(
            Sql.<List<String>>rolledBack(
                superuser,
                connection ->
                    Sql.texts(
                        connection,
                        """
                        select a.number || ' ' || right(a.id::text, 2) || ' ' || r.award_number
                          from app.tender_award a join app.award_result r on r.award_id = a.id
                         order by a.number
                        """)))
        .containsExactly("1 09 1", "2 02 2");
    assertThat(
            Sql.<String>rolledBack(
                superuser, connection -> Sql.text(connection, "select min_quotes from app.tender")))
        .as("a draft without its number of quotes has the usual one")
        .isEqualTo("2");
    assertThat(
            Sql.<String>rolledBack(
                superuser,
                connection ->
                    Sql.text(
                        connection,
                        "select deliveries_due_at is not null from reference.certification_body")))
        .as("what waits for a body that was linked before is delivered")
        .isEqualTo("t");
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(CONTENT.getBytes(StandardCharsets.UTF_8)));
    assertThat(
            Sql.<String>rolledBack(
                superuser,
                connection ->
                    Sql.text(connection, "select content_sha256 from app.quote_revision")))
        .isEqualTo(digest);
    assertThat(
            Sql.<String>rolledBack(
                superuser,
                connection ->
                    Sql.text(
                        connection,
                        """
                        select count(*) from pg_class
                         where relnamespace = 'app'::regnamespace and relkind = 'r' and not relforcerowsecurity
                        """)))
        .isEqualTo("0");
  }

  private static void award(Connection connection, String number, String at) throws SQLException {
    String id = "00000000-0000-7000-8000-0000000000" + number;
    Sql.run(
        connection,
        """
        insert into app.tender_award (tenant_id, id, tender_id, quote_id, cb_tenant_id, certification_body_id, rank,
                                      proposed_at, lapses_at, version, created_at, updated_at)
        values (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, 1, ?::timestamptz, ?::timestamptz, 1, now(), now())
        """,
        TENANT,
        id,
        TENANT,
        TENANT,
        TENANT,
        TENANT,
        at,
        at);
    Sql.run(
        connection,
        """
        insert into app.award_result (tenant_id, award_id, quote_id, cb_tenant_id, result, rank, total_score, reason, created_at)
        values (?::uuid, ?::uuid, ?::uuid, ?::uuid, 'awarded', 1, '84.33', 'first_ranked', now())
        """,
        TENANT,
        id,
        TENANT,
        TENANT);
  }
}
