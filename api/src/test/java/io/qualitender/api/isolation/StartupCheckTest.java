package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.embedded.Credentials;
import io.qualitender.api.embedded.DatabaseAccess;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.tx.Databases;
import io.qualitender.kernel.tx.Failures;
import io.qualitender.kernel.tx.StartupCheck;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server does not start where tenants are not kept apart.
 *
 * <p>Seen red when the check asked for {@code relrowsecurity} alone, and when it looked at one of
 * the three roles only.
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

  private Databases databases(Credentials app, Credentials control, Credentials worker) {
    return new Databases(
        database.pool(app, 1),
        database.pool(control, 1),
        database.pool(worker, 1),
        Json.mapper(),
        new Failures(Map.of()));
  }

  @Test
  void theMigratedDatabaseIsTrusted() {
    assertThatCode(() -> StartupCheck.run(database.databases())).doesNotThrowAnyException();
  }

  @Test
  void noRoleMayBeAboveRowLevelSecurity() {
    DatabaseAccess access = database.access();
    Credentials superuser = database.superuserLogin();
    Credentials migrator = access.migrator();
    assertThatThrownBy(
            () -> StartupCheck.run(databases(superuser, access.control(), access.worker())))
        .hasMessageContaining("is a superuser");
    assertThatThrownBy(() -> StartupCheck.run(databases(access.app(), migrator, access.worker())))
        .hasMessageContaining("bypasses row-level security")
        .hasMessageContaining("owns tables");
    assertThatThrownBy(() -> StartupCheck.run(databases(access.app(), access.control(), migrator)))
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
    assertThatThrownBy(() -> StartupCheck.run(database.databases()))
        .hasMessageContaining("table app.quote")
        .hasMessageContaining("is not under forced row-level security");
  }
}
