package io.qualitender.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.qualitender.kernel.http.server.HttpServerSetup;
import io.qualitender.kernel.http.server.RequestLimits;
import io.qualitender.kernel.json.Json;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An HTTP server with a test's resources and the limits of config/app.yml, without a database. */
final class TestServer {

  private static final String SETTINGS =
      """
      server:
        registerDefaultExceptionMappers: false
        enableThreadNameFilter: false
        applicationConnectors:
          - type: http
            port: 0
            minRequestDataPerSecond: 256B
            idleTimeout: 2s
            maxRequestHeaderSize: 8KiB
        adminConnectors: [{type: http, port: 0}]
        requestLog: {appenders: []}
      logging: {level: ERROR}
      """;

  private static final RestAssuredConfig SENT_AS_WRITTEN =
      RestAssuredConfig.config()
          .httpClient(HttpClientConfig.httpClientConfig().httpClientFactory(TestServer::client))
          .redirect(RedirectConfig.redirectConfig().followRedirects(false))
          .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .defaultContentCharset(StandardCharsets.UTF_8)
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                  .encodeContentTypeAs("///", ContentType.TEXT)
                  // A body without a type.
                  .encodeContentTypeAs("*/*", ContentType.TEXT));

  private final Server server;

  private TestServer(Server server) {
    this.server = server;
  }

  /** Without rate limits. */
  static TestServer start(Credentials credentials, Object... resources) throws Exception {
    return start(credentials, HttpServerSetup.Settings.unlimited().limits(), resources);
  }

  static TestServer start(Credentials credentials, RequestLimits limits, Object... resources)
      throws Exception {
    Bootstrap<Configuration> bootstrap =
        new Bootstrap<>(
            new Application<Configuration>() {
              @Override
              public void run(Configuration configuration, Environment environment) {}
            });
    bootstrap.setObjectMapper(Json.mapper());
    Configuration configuration =
        new YamlConfigurationFactory<>(
                Configuration.class,
                bootstrap.getValidatorFactory().getValidator(),
                Jackson.newObjectMapper(),
                "dw")
            .build(
                path -> new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)),
                "test.yml");
    configuration.getLoggingFactory().configure(bootstrap.getMetricRegistry(), "test");
    DefaultServerFactory factory = (DefaultServerFactory) configuration.getServerFactory();
    HttpServerSetup.prepare(factory);
    Environment environment =
        new Environment(
            "test",
            bootstrap.getObjectMapper(),
            bootstrap.getValidatorFactory(),
            bootstrap.getMetricRegistry(),
            bootstrap.getClassLoader(),
            bootstrap.getHealthCheckRegistry(),
            configuration);
    factory.configure(environment);
    HttpServerSetup.install(
        environment,
        credentials,
        new HttpServerSetup.Settings(limits, "127.0.0.1,::1", Duration.ofSeconds(3)));
    for (Object resource : resources) {
      environment.jersey().register(resource);
    }
    Server server = factory.build(environment);
    try {
      server.start();
    } catch (Exception e) {
      server.stop();
      throw e;
    }
    return new TestServer(server);
  }

  int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  /** Sends a request once and unchanged; does not follow redirects. */
  RequestSpecification given() {
    return RestAssured.given()
        .config(SENT_AS_WRITTEN)
        .baseUri("http://localhost:" + port())
        .urlEncodingEnabled(false)
        .disableCsrf();
  }

  @SuppressWarnings("deprecation") // REST-assured takes no other
  private static HttpClient client() {
    DefaultHttpClient client = new DefaultHttpClient();
    client.setHttpRequestRetryHandler((failure, times, context) -> false);
    return client;
  }

  static JsonNode json(Response response) throws IOException {
    return Json.mapper().readTree(response.asByteArray());
  }

  void close() throws Exception {
    server.stop();
  }
}
