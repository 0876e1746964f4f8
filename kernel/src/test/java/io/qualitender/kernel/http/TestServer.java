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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  private final HttpClient client = HttpClient.newHttpClient();
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

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.mapper().readTree(response.body());
  }

  void close() throws Exception {
    server.stop();
  }
}
