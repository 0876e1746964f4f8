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
 * A running Qualitender: its database where that is ours to start, and the server on it. It goes
 * down in the other order, also on Ctrl-C, so that no request loses its database.
 */
final class RunningServer implements AutoCloseable {

  private final Consumer<String> progress;
  private final Thread hook = new Thread(this::stopAtExit, "qualitender-stop");

  /** Null where the database is somebody else's. */
  private EmbeddedPostgres postgres;

  private QualitenderServer server;
  private boolean closed;

  private RunningServer(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * The product's own default: PostgreSQL in {@code DATA_DIR}, brought up to date first.
   *
   * @param how with which configuration it serves
   * @param progress told in a few words what is done
   */
  static RunningServer onOwnDatabase(
      Settings how, LaunchSettings settings, Options options, Consumer<String> progress)
      throws Exception {
    RunningServer house = new RunningServer(progress);
    Runtime.getRuntime().addShutdownHook(house.hook);
    try {
      house.startDatabase(settings, options);
      house.serve(how, settings, house.postgres.access());
      return house;
    } catch (Exception e) {
      house.close();
      throw e;
    }
  }

  /** On a PostgreSQL of the operator's, which must be up to date already. */
  static RunningServer onExternalDatabase(
      Settings how, LaunchSettings settings, DatabaseAccess database, Consumer<String> progress)
      throws Exception {
    RunningServer house = new RunningServer(progress);
    Runtime.getRuntime().addShutdownHook(house.hook);
    try {
      // Holds no lock: Ctrl-C ends it.
      QualitenderServer.awaitDatabase(how, settings.httpPort(), database);
      house.serve(how, settings, database);
      return house;
    } catch (Exception e) {
      house.close();
      throw e;
    }
  }

  private synchronized void startDatabase(LaunchSettings settings, Options options) {
    refuseWhenClosed();
    postgres = EmbeddedPostgres.start(settings.dataDir(), options, progress);
    postgres.leaveStoppingToCaller();
    DatabaseLogin migrator = postgres.migrator();
    Migrations.Result migrated =
        Migrations.run(postgres.jdbcUrl(), migrator.user(), migrator.password());
    if (migrated.ran() > 0) {
      progress.accept("Ran " + migrated.ran() + " migrations, schema " + migrated.version());
    }
  }

  private synchronized void serve(Settings how, LaunchSettings settings, DatabaseAccess database)
      throws Exception {
    refuseWhenClosed();
    progress.accept("Starting the server, with the directory of certification bodies");
    server = QualitenderServer.start(how, settings.httpPort(), settings.adminPort(), database);
  }

  /** Ctrl-C came between two steps of the start. */
  private void refuseWhenClosed() {
    if (closed) {
      throw new LaunchFault.Unusable("Stopped while starting.");
    }
  }

  /** {@code http://localhost:PORT}, also where any free port was asked for. */
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
      progress.accept("It did not stop in order: " + e.getMessage());
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
      // The hook does the same; whoever comes second finds nothing to do.
    }
    stop();
  }
}
