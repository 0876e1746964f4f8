package io.qualitender.api.run.launch;

import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.platform.app.QualitenderServer;
import io.qualitender.api.platform.app.QualitenderServer.Settings;
import io.qualitender.api.run.embedded.EmbeddedPostgres;
import io.qualitender.api.run.embedded.Options;
import io.qualitender.kernel.migration.Migrations;
import java.net.URI;
import java.util.function.Consumer;

/**
 * A running server and, if embedded, its database. They stop in reverse order, also on Ctrl-C, so
 * that no request loses its database.
 */
final class RunningServer implements AutoCloseable {

  private final Consumer<String> progress;
  private final Thread hook = new Thread(this::stopAtExit, "qualitender-stop");

  /** Null for an external database. */
  private EmbeddedPostgres postgres;

  private QualitenderServer server;
  private boolean closed;

  private RunningServer(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Starts with the embedded PostgreSQL in {@code DATA_DIR}, migrated first.
   *
   * @param how with which configuration it serves
   * @param progress receives a short text before each step
   */
  static RunningServer onOwnDatabase(
      Settings how, LaunchSettings settings, Options options, Consumer<String> progress)
      throws Exception {
    RunningServer running = new RunningServer(progress);
    Runtime.getRuntime().addShutdownHook(running.hook);
    try {
      running.startDatabase(settings, options);
      running.serve(how, settings, running.postgres.access());
      return running;
    } catch (Exception e) {
      running.close();
      throw e;
    }
  }

  /** Starts with an external PostgreSQL, which must be migrated already. */
  static RunningServer onExternalDatabase(
      Settings how, LaunchSettings settings, DatabaseAccess database, Consumer<String> progress)
      throws Exception {
    RunningServer running = new RunningServer(progress);
    Runtime.getRuntime().addShutdownHook(running.hook);
    try {
      // Holds no lock: Ctrl-C ends it.
      QualitenderServer.awaitDatabase(how, settings.httpPort(), database);
      running.serve(how, settings, database);
      return running;
    } catch (Exception e) {
      running.close();
      throw e;
    }
  }

  private synchronized void startDatabase(LaunchSettings settings, Options options) {
    requireNotStopped();
    postgres = EmbeddedPostgres.start(settings.dataDir(), options, progress);
    postgres.removeShutdownHook();
    DatabaseLogin migrator = postgres.migrator();
    Migrations.Result migrated =
        Migrations.run(postgres.jdbcUrl(), migrator.user(), migrator.password());
    if (migrated.ran() > 0) {
      progress.accept("Ran " + migrated.ran() + " migrations, schema " + migrated.version());
    }
  }

  private synchronized void serve(Settings how, LaunchSettings settings, DatabaseAccess database)
      throws Exception {
    requireNotStopped();
    progress.accept("Starting the server, with the directory of certification bodies");
    server = QualitenderServer.start(how, settings.httpPort(), settings.adminPort(), database);
  }

  /** Throws if Ctrl-C came between two steps of the start. */
  private void requireNotStopped() {
    if (closed) {
      throw new LaunchFault.InvalidCommand("Stopped while starting.");
    }
  }

  /** {@code http://localhost:PORT}, also where any free port was requested. */
  URI api() {
    return URI.create("http://localhost:" + server.port());
  }

  URI admin() {
    return URI.create("http://localhost:" + server.adminPort());
  }

  private void stopAtExit() {
    try {
      stop();
    } catch (RuntimeException e) {
      progress.accept("Did not stop cleanly: " + e.getMessage());
    }
  }

  private synchronized void stop() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (server != null) {
        progress.accept("Stopping the server");
        server.close();
      }
    } finally {
      if (postgres != null) {
        progress.accept("Stopping PostgreSQL");
        postgres.close();
      }
    }
  }

  /** Server first, then the database. May be called twice. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyExiting) {
      // The hook does the same; the second call does nothing.
    }
    stop();
  }
}
