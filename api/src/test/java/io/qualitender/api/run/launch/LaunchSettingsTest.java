package io.qualitender.api.run.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.run.launch.LaunchSettings.Purpose;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchSettingsTest {

  private static final String URL = "jdbc:postgresql://db:5432/qualitender";

  @Test
  void defaultsAreTheEmbeddedDatabaseAndTheUsualPorts() {
    assertThat(LaunchSettings.read(Map.of("HTTP_PORT", " "), Purpose.SERVE))
        .isEqualTo(new LaunchSettings(8080, 8081, Path.of("data"), Optional.empty()));
  }

  @Test
  void externalDatabaseIsServedWithoutTheMigratorsPassword() {
    LaunchSettings settings =
        LaunchSettings.read(
            Map.of(
                "DATABASE_URL", URL,
                "DATABASE_APP_PASSWORD", "a",
                "DATABASE_CONTROL_PASSWORD", "c",
                "DATABASE_WORKER_USER", "sweeper",
                "DATABASE_WORKER_PASSWORD", "w "),
            Purpose.SERVE);
    assertThat(settings.database())
        .contains(
            new DatabaseAccess(
                URL,
                null,
                new DatabaseLogin("qualitender_app", "a"),
                new DatabaseLogin("qualitender_control", "c"),
                new DatabaseLogin("sweeper", "w ")));
    assertThat(settings.toString()).doesNotContain("=a").doesNotContain("w ");
  }

  @Test
  void migrationNeedsOnlyTheMigrator() {
    LaunchSettings settings =
        LaunchSettings.read(
            Map.of("DATABASE_URL", URL, "DATABASE_MIGRATOR_PASSWORD", "m"), Purpose.MIGRATE);
    assertThat(settings.database().orElseThrow().migrator().user())
        .isEqualTo("qualitender_migrator");
    assertThat(settings.database().orElseThrow().app()).isNull();
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                LaunchSettings.read(
                    Map.of(
                        "HTTP_PORT", "eighty",
                        "ADMIN_PORT", "70000",
                        "DATA_DIR", "a\0b",
                        "DATABASE_URL", "postgres://me:secret@db/qualitender",
                        "DATABASE_APP_PASSWORD", "a"),
                    Purpose.SERVE))
        .hasMessageContaining("HTTP_PORT is \"eighty\"")
        .hasMessageContaining("ADMIN_PORT is \"70000\"")
        .hasMessageContaining("DATA_DIR is not a path")
        .hasMessageContaining("DATABASE_URL must look like")
        .hasMessageContaining("DATABASE_CONTROL_PASSWORD is missing")
        .hasMessageContaining("DATABASE_WORKER_PASSWORD is missing")
        .message()
        .doesNotContain("secret")
        .doesNotContain("MIGRATOR");
  }

  @Test
  void passwordsInTheAddressAreRefused() {
    assertThatThrownBy(
            () -> LaunchSettings.read(Map.of("DATABASE_URL", URL + "?user=me"), Purpose.MIGRATE))
        .hasMessageContaining("must not name a user or password");
    assertThatThrownBy(
            () -> LaunchSettings.read(Map.of("DATABASE_APP_PASSWORD", "a"), Purpose.SERVE))
        .hasMessageContaining("DATABASE_URL is not");
    assertThatThrownBy(() -> LaunchSettings.read(Map.of("HTTP_PORT", "8081"), Purpose.SERVE))
        .hasMessageContaining("choose two ports");
  }
}
