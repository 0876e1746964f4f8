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
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The real files of every module on the real database, in one history. */
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

  @Test
  void theServerStartsOnlyOnAMigratedDatabase() throws Exception {
    DataSource server = source(postgres.app());
    assertThatThrownBy(() -> Migrations.requireCurrent(server))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("run `db migrate`");

    Migrations.Result first = migrate();
    assertThat(first.ran()).isPositive();
    assertThat(migrate()).isEqualTo(new Migrations.Result(0, first.version()));

    for (DatabaseLogin role :
        new DatabaseLogin[] {postgres.app(), postgres.control(), postgres.worker()}) {
      assertThat(Migrations.isCurrent(source(role))).as(role.user()).isTrue();
      assertThatThrownBy(() -> ask(role, "delete from admin.schema_history returning 1"))
          .as(role.user())
          .hasMessageContaining("permission denied");
    }
    everythingBelongsToTheOwner();

    ask(
        postgres.superuser(),
        "with edited as (update admin.schema_history set checksum = 1 where version = '001'"
            + " returning 1) select count(*) from edited");
    assertThatThrownBy(() -> Migrations.requireCurrent(server))
        .hasMessageContaining("1 to run, first V001");
    ask(
        postgres.superuser(),
        "with gone as (delete from admin.schema_history where version = '002' returning 1)"
            + " select count(*) from gone");
    assertThatThrownBy(() -> Migrations.requireCurrent(server)).hasMessageContaining("V002__");
    assertThatThrownBy(MigrationsTest::migrate).isInstanceOf(MigrationException.class);
  }

  private static void everythingBelongsToTheOwner() throws SQLException {
    String schemas = "relnamespace in ('admin'::regnamespace, 'app'::regnamespace)";
    assertThat(
            ask(
                postgres.superuser(),
                "select string_agg(distinct pg_get_userbyid(relowner), ',') from pg_class where "
                    + schemas))
        .isEqualTo("qualitender_owner");
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
