package io.qualitender.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.app.QualitenderServer.Settings;
import io.qualitender.api.embedded.DatabaseAccess;
import io.qualitender.api.embedded.EmbeddedPostgres;
import io.qualitender.api.embedded.Options;
import io.qualitender.kernel.migration.Migrations;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server on the real database: it starts, answers, refuses what it must not trust. */
class QualitenderServerTest {

  @TempDir private static Path temporary;

  private static EmbeddedPostgres postgres;
  private static QualitenderServer server;

  @BeforeAll
  static void start() throws Exception {
    postgres =
        EmbeddedPostgres.start(
            temporary.resolve("data"), Options.forTests(Path.of("target", "postgres")), text -> {});
    Migrations.run(postgres.jdbcUrl(), postgres.migrator().user(), postgres.migrator().password());
    server = QualitenderServer.start(Settings.DEV, 0, 0, postgres.access());
  }

  @AfterAll
  static void stop() {
    server.close();
    postgres.close();
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void itTellsThatItAnswers() throws Exception {
    HttpResponse<String> status = get(server.port(), "/v1/status");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(status.body())
        .matches(
            "\\{\"object\":\"status\",\"status\":\"ok\",\"version\":\"[^\"]+\",\"server_time\":"
                + "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"}");
    assertThat(get(server.port(), "/v1/status?verbose=true").statusCode()).isEqualTo(400);
    assertThat(get(server.adminPort(), "/healthcheck").statusCode()).isEqualTo(200);
  }

  @Test
  void itServesItsContractAndAPageThatNeedsNoOtherHost() throws Exception {
    assertThat(get(server.port(), "/openapi.yaml").body()).startsWith("openapi: 3.1");
    HttpResponse<String> page = get(server.port(), "/docs");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("http");
    assertThat(page.body()).doesNotContain("https:").doesNotContain("http:");
    HttpResponse<String> script = get(server.port(), "/docs/redoc.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(get(server.port(), "/docs/none.js").body()).startsWith("{\"type\"");
  }

  @Test
  void itDoesNotStartWithARoleThatRowLevelSecurityDoesNotBind() {
    DatabaseAccess access = postgres.access();
    for (var login :
        new io.qualitender.api.embedded.Credentials[] {postgres.superuser(), postgres.migrator()}) {
      DatabaseAccess wrong =
          new DatabaseAccess(access.jdbcUrl(), null, login, access.control(), access.worker());
      assertThatThrownBy(() -> QualitenderServer.start(Settings.DEV, 0, 0, wrong))
          .hasMessageContaining("role " + login.user());
    }
  }
}
