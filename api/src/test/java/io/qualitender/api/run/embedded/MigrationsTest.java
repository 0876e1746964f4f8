package io.qualitender.api.run.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.kernel.migration.MigrationException;
import io.qualitender.kernel.migration.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The migrations of all modules on the embedded database, in one history. */
class MigrationsTest {

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

  /** The range of numbers of each folder, as in docs/data-model.md, 7. */
  private static final Map<String, String> FIRST_DIGIT =
      Map.of(
          "kernel", "0",
          "tenant-admin", "1",
          "party", "2",
          "file", "3",
          "market", "4",
          "certification", "5");

  @Test
  void serverStartsOnlyOnAMigratedDatabase() throws Exception {
    DataSource server = source(postgres.app());
    assertThatThrownBy(() -> Migrations.requireCurrent(server))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("run `db migrate`");
    List<String> files = Migrations.missing(server);
    assertThat(files).hasSizeGreaterThan(15).allSatisfy(MigrationsTest::assertInRange);
    assertThat(files.stream().map(file -> file.split("/")[0]).distinct())
        .as("a folder without files has no range")
        .containsExactlyInAnyOrderElementsOf(FIRST_DIGIT.keySet());

    Migrations.Result first = migrate();
    assertThat(first.ran()).isEqualTo(files.size());
    assertThat(migrate()).isEqualTo(new Migrations.Result(0, first.version()));

    for (DatabaseLogin role :
        new DatabaseLogin[] {postgres.app(), postgres.control(), postgres.worker()}) {
      Migrations.requireCurrent(source(role));
      assertThatThrownBy(() -> ask(role, "delete from admin.schema_history returning 1"))
          .as(role.user())
          .hasMessageContaining("permission denied");
    }
    assertOwnerOwnsEverything();

    assertNewerDatabaseIsServed(server, first);
    assertChangedFileIsRefused(server);

    asSuperuser("delete from admin.schema_history where version = '0002'");
    assertThatThrownBy(() -> Migrations.requireCurrent(server)).hasMessageContaining("V0002__");
    assertThatThrownBy(MigrationsTest::migrate).isInstanceOf(MigrationException.class);
  }

  private static void assertInRange(String file) {
    String[] parts = file.split("/");
    assertThat(parts).as(file).hasSize(2);
    assertThat(parts[1])
        .as(file)
        .matches("V" + FIRST_DIGIT.get(parts[0]) + "\\d{3}__[a-z_]+\\.sql");
  }

  /** The number of its next file follows its wing, so it is often lower than the newest here. */
  private static void assertNewerDatabaseIsServed(DataSource server, Migrations.Result ran)
      throws SQLException {
    for (String version : new String[] {"2999", "9999"}) {
      asSuperuser(
          """
          insert into admin.schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
          select max(installed_rank) + 1, '%s', 'newer', 'SQL', 'newer.sql', 1, 'x', 1, true from admin.schema_history
          """
              .formatted(version));
    }
    Migrations.requireCurrent(server);
    assertThat(migrate().ran()).isZero();
    asSuperuser("delete from admin.schema_history where description = 'newer'");
    assertThat(migrate()).isEqualTo(new Migrations.Result(0, ran.version()));
  }

  private static void assertChangedFileIsRefused(DataSource server) throws SQLException {
    String before =
        ask(
            postgres.superuser(),
            "select checksum::text from admin.schema_history where version = '4030'");
    asSuperuser("update admin.schema_history set checksum = 1 where version = '4030'");
    assertThatThrownBy(() -> Migrations.requireCurrent(server))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("V4030, invitation, is another file here");
    assertThatThrownBy(MigrationsTest::migrate)
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("V4030, invitation, is another file here");
    asSuperuser("update admin.schema_history set checksum = " + before + " where version = '4030'");
    Migrations.requireCurrent(server);
  }

  private static void assertOwnerOwnsEverything() throws SQLException {
    String schemas = "relnamespace in ('admin'::regnamespace, 'app'::regnamespace)";
    assertThat(
            ask(
                postgres.superuser(),
                "select string_agg(distinct pg_get_userbyid(relowner), ',') from pg_class where "
                    + schemas))
        .isEqualTo("qualitender_owner");
  }

  private static void asSuperuser(String sql) throws SQLException {
    try (Connection connection = source(postgres.superuser()).getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private static Migrations.Result migrate() {
    DatabaseLogin migrator = postgres.migrator();
    return Migrations.run(postgres.jdbcUrl(), migrator.user(), migrator.password());
  }

  private static DataSource source(DatabaseLogin role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl());
    source.setUser(role.user());
    source.setPassword(role.password());
    return source;
  }

  private static String ask(DatabaseLogin role, String sql) throws SQLException {
    try (Connection connection = source(role).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
