package io.qualitender.api.platform.app;

import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.qualitender.kernel.http.server.HttpServerSetup;
import io.qualitender.kernel.process.OutOfMemory;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A running server in this process; several may run, on different ports.
 *
 * <p>Once started its ports listen. It stops in order: no new requests, running requests finish,
 * the ticker stops, the pools close.
 */
public final class QualitenderServer implements AutoCloseable {

  /** The configuration files in the jar. */
  public enum Settings {
    /** {@code config/app.yml}: on a database of one's own. */
    APP("config/app.yml", null),
    /** The same file on the embedded database, for this machine only by default. */
    EMBEDDED("config/app.yml", "127.0.0.1"),
    /**
     * {@code config/dev.yml}: the demo and tests, without access log and all but without limits.
     */
    DEV("config/dev.yml", null);

    private final String path;

    /** Where it listens when neither the file nor HTTP_HOST says; null = everywhere. */
    private final String host;

    Settings(String path, String host) {
      this.path = path;
      this.host = host;
    }
  }

  private final Server server;

  private QualitenderServer(Server server) {
    this.server = server;
  }

  /**
   * @param httpPort 0 for any free one
   * @param adminPort 0 for any free one
   * @param database already migrated; the migrator's login is not used
   * @throws Exception when it cannot start; everything opened is closed
   */
  public static QualitenderServer start(
      Settings settings, int httpPort, int adminPort, DatabaseAccess database) throws Exception {
    return start(settings, httpPort, adminPort, database, configuration -> {});
  }

  /**
   * Waits for an unreachable database, and answers 503 meanwhile. Call before {@link #start},
   * without holding a lock that a shutdown hook needs.
   *
   * @throws java.sql.SQLException when the database refuses one of the roles
   */
  public static void awaitDatabase(Settings settings, int httpPort, DatabaseAccess database)
      throws Exception {
    QualitenderApplication application = new QualitenderApplication();
    Bootstrap<QualitenderConfiguration> bootstrap = new Bootstrap<>(application);
    application.initialize(bootstrap);
    QualitenderConfiguration configuration = read(settings, bootstrap);
    configureLog(configuration, bootstrap, application);
    String host = applicationConnector(configuration).getBindHost();
    new DatabaseWait(
            database,
            host == null
                ? new InetSocketAddress(httpPort)
                : InetSocketAddress.createUnresolved(host, httpPort),
            configuration.getNetwork().databaseAgain().toJavaDuration())
        .awaitConnection();
  }

  private static void configureLog(
      QualitenderConfiguration configuration,
      Bootstrap<QualitenderConfiguration> bootstrap,
      QualitenderApplication application) {
    configuration
        .getLoggingFactory()
        .configure(bootstrap.getMetricRegistry(), application.getName());
    OutOfMemory.watch();
  }

  /**
   * Starts a server with adjusted settings.
   *
   * @param adjustment changes settings read from the file
   */
  public static QualitenderServer start(
      Settings settings,
      int httpPort,
      int adminPort,
      DatabaseAccess database,
      Consumer<QualitenderConfiguration> adjustment)
      throws Exception {
    QualitenderApplication application = new QualitenderApplication();
    Bootstrap<QualitenderConfiguration> bootstrap = new Bootstrap<>(application);
    application.initialize(bootstrap);
    QualitenderConfiguration configuration = read(settings, bootstrap);
    configuration.useDatabase(database);
    adjustment.accept(configuration);
    DefaultServerFactory factory = (DefaultServerFactory) configuration.getServerFactory();
    HttpServerSetup.prepare(factory);
    applicationConnector(configuration).setPort(httpPort);
    ((HttpConnectorFactory) factory.getAdminConnectors().get(0)).setPort(adminPort);

    configureLog(configuration, bootstrap, application);
    Environment environment =
        new Environment(
            application.getName(),
            bootstrap.getObjectMapper(),
            bootstrap.getValidatorFactory(),
            bootstrap.getMetricRegistry(),
            bootstrap.getClassLoader(),
            bootstrap.getHealthCheckRegistry(),
            configuration);
    factory.configure(environment);
    Server server = null;
    try {
      application.run(configuration, environment);
      server = factory.build(environment);
      // The caller stops it, before the database.
      server.setStopAtShutdown(false);
      server.start();
      return new QualitenderServer(server);
    } catch (Exception e) {
      closeAll(server, environment);
      throw e;
    }
  }

  private static QualitenderConfiguration read(
      Settings settings, Bootstrap<QualitenderConfiguration> bootstrap) throws Exception {
    ConfigurationSourceProvider source =
        new SubstitutingSourceProvider(
            new ResourceConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false));
    QualitenderConfiguration configuration =
        bootstrap
            .getConfigurationFactoryFactory()
            .create(
                QualitenderConfiguration.class,
                bootstrap.getValidatorFactory().getValidator(),
                bootstrap.getObjectMapper(),
                "dw")
            .build(source, settings.path);
    HttpConnectorFactory connector = applicationConnector(configuration);
    if (connector.getBindHost() == null) {
      connector.setBindHost(settings.host);
    }
    return configuration;
  }

  private static HttpConnectorFactory applicationConnector(QualitenderConfiguration configuration) {
    DefaultServerFactory factory = (DefaultServerFactory) configuration.getServerFactory();
    return (HttpConnectorFactory) factory.getApplicationConnectors().get(0);
  }

  /**
   * Closes what was opened before the failure: a server that never ran does not close its pools.
   */
  private static void closeAll(Server server, Environment environment) throws Exception {
    if (server != null) {
      server.stop();
    }
    for (var managed : environment.lifecycle().getManagedObjects()) {
      managed.stop();
    }
  }

  /** The actual port, also where 0 was requested. */
  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  public int adminPort() {
    return ((ServerConnector) server.getConnectors()[1]).getLocalPort();
  }

  /** Waits until it has stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop cleanly.", e);
    }
  }
}
