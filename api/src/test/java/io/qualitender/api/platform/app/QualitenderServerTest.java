package io.qualitender.api.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.qualitender.api.platform.app.QualitenderServer.Settings;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.TestDatabase;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole server on the real database: start, answers, refusal of an unsafe database. */
class QualitenderServerTest {

  private static TestDatabase database;
  private static QualitenderServer server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.create();
    server = QualitenderServer.start(Settings.DEV, 0, 0, database.access());
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  /** Without the contract check: most of these paths are not in openapi.yaml. */
  private static Response get(int port, String path, Header... headers) {
    Response response =
        Api.at(URI.create("http://localhost:" + port))
            .given()
            .noFilters()
            .headers(new Headers(headers))
            .get(path);
    // Returns the connection to the pool.
    response.asByteArray();
    return response;
  }

  @Test
  void statusIsOk() throws Exception {
    Response status = get(server.port(), "/v1/status");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(status.asString())
        .matches(
            "\\{\"object\":\"status\",\"status\":\"ok\",\"version\":\"[^\"]+\",\"server_time\":"
                + "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"}");
    assertThat(get(server.port(), "/v1/status?verbose=true").statusCode()).isEqualTo(400);
    assertThat(get(server.adminPort(), "/healthcheck").statusCode()).isEqualTo(200);
  }

  @Test
  void servesContractAndDocumentationWithoutOtherHosts() throws Exception {
    assertThat(get(server.port(), "/openapi.yaml").asString()).startsWith("openapi: 3.1");
    Response page = get(server.port(), "/docs");
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("http");
    assertThat(page.asString()).doesNotContain("https:").doesNotContain("http:");
    assertThat(get(server.port(), "/docs/redoc.js").statusCode()).isEqualTo(200);
    for (String path : List.of("/docs/redoc.js", "/openapi.yaml", "/docs")) {
      assertComesCompressed(path);
    }
    assertThat(get(server.port(), "/docs/none.js").asString()).startsWith("{\"type\"");
  }

  /**
   * The script is compressed once: fails if it is compressed on the fly, when its length is
   * unknown.
   */
  private static void assertComesCompressed(String path) throws Exception {
    Response plain = get(server.port(), path);
    Response compressed = get(server.port(), path, new Header("Accept-Encoding", "gzip"));
    assertThat(plain.header("Content-Encoding")).isNull();
    assertThat(compressed.headers().getValues("Content-Encoding")).containsExactly("gzip");
    if (path.endsWith(".js")) {
      assertThat(compressed.headers().getValues("Content-Length"))
          .containsExactly(String.valueOf(compressed.asByteArray().length));
    }
    assertThat(compressed.headers().getValues("Vary")).containsExactly("Accept-Encoding");
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(compressed.asByteArray()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.asByteArray());
    }
  }

  @ParameterizedTest
  @EnumSource(Settings.class)
  void bothSettingsStartAServer(Settings settings) throws Exception {
    try (QualitenderServer other = QualitenderServer.start(settings, 0, 0, database.access())) {
      assertThat(get(other.port(), "/v1/status").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theEmbeddedDatabaseIsServedWithTheSameLimitsAndLogs() throws Exception {
    QualitenderConfiguration embedded = configuration(Settings.EMBEDDED);
    QualitenderConfiguration app = configuration(Settings.APP);
    assertThat(embedded.getLimits()).isEqualTo(app.getLimits());
    assertThat(embedded.getLimits().signUpsPerHour()).isLessThan(100);
    assertThat(embedded.getPools()).isEqualTo(app.getPools());
    for (QualitenderConfiguration each : List.of(embedded, app)) {
      DefaultServerFactory factory = (DefaultServerFactory) each.getServerFactory();
      assertThat(((LogbackAccessRequestLogFactory) factory.getRequestLogFactory()).getAppenders())
          .hasSize(1);
      assertThat(((DefaultLoggingFactory) each.getLoggingFactory()).getLevel()).isEqualTo("INFO");
    }
    assertThat(host(embedded)).isEqualTo("127.0.0.1");
    assertThat(host(app)).isNull();
  }

  private static QualitenderConfiguration configuration(Settings settings) throws Exception {
    AtomicReference<QualitenderConfiguration> read = new AtomicReference<>();
    QualitenderServer.start(settings, 0, 0, database.access(), read::set).close();
    return read.get();
  }

  private static String host(QualitenderConfiguration configuration) {
    DefaultServerFactory factory = (DefaultServerFactory) configuration.getServerFactory();
    return ((HttpConnectorFactory) factory.getApplicationConnectors().get(0)).getBindHost();
  }

  @Test
  void refusesARoleThatBypassesRowLevelSecurity() {
    DatabaseAccess access = database.access();
    for (DatabaseLogin login : List.of(database.superuserLogin(), access.migrator())) {
      assertThatThrownBy(
              () ->
                  QualitenderServer.start(
                      Settings.DEV,
                      0,
                      0,
                      new DatabaseAccess(
                          access.jdbcUrl(), null, login, access.control(), access.worker())))
          .hasMessageContaining("role " + login.user() + " bypasses row-level security")
          .hasMessageContaining("role " + login.user() + " owns tables");
    }
  }

  @Test
  void refusesATableWithoutRowLevelSecurity() throws SQLException {
    try (TestDatabase naked = TestDatabase.create()) {
      try (Connection connection = naked.superuser().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table app.forgotten (tenant_id uuid not null)");
        statement.execute("create table app.half_done (tenant_id uuid not null)");
        statement.execute("alter table app.half_done enable row level security");
      }
      assertThatThrownBy(() -> QualitenderServer.start(Settings.DEV, 0, 0, naked.access()))
          .hasMessageContaining("app.forgotten")
          .hasMessageContaining("app.half_done");
    }
  }

  @Test
  void healthCheckFailsWithoutDatabase() throws Exception {
    TestDatabase lost = TestDatabase.create();
    try (QualitenderServer orphan = QualitenderServer.start(Settings.DEV, 0, 0, lost.access())) {
      lost.close();
      Response status = get(orphan.port(), "/v1/status");
      assertThat(status.statusCode()).isEqualTo(503);
      assertThat(status.asString()).contains("\"code\":\"unavailable\"").doesNotContain("FATAL");
      assertThat(status.header("Retry-After")).isNotNull();
    }
  }
}
