package io.qualitender.api.run.embedded;

import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A real PostgreSQL in a data folder: the default database.
 *
 * <pre>
 * DATA_DIR/
 *   qualitender.lock       locked by the running process
 *   secrets.properties     the passwords, random, 0600
 *   postgres-18.6-…/       the programs
 *   cluster/               the database
 *   postgres.log           the server's log
 * </pre>
 *
 * <p>It listens on 127.0.0.1 only, on a free port that changes with each start. It stops with this
 * process; a server left running by a kill -9 is stopped by the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** The product's database. */
  public static final String DATABASE = "qualitender";

  private final Cluster cluster;
  private final FolderLock lock;
  private final Secrets secrets;
  private final int port;
  private Thread hook;
  private boolean closed;

  private EmbeddedPostgres(Cluster cluster, FolderLock lock, Secrets secrets, int port) {
    this.cluster = cluster;
    this.lock = lock;
    this.secrets = secrets;
    this.port = port;
  }

  /**
   * Starts the server of a data folder, creating whatever is missing.
   *
   * @param dataDir DATA_DIR; may contain spaces, need not exist
   * @param progress receives a short text before each slow step
   * @throws EmbeddedPostgresException with one clear message: folder in use, other major version,
   *     root without an alternative user, no binaries for this machine …
   */
  public static EmbeddedPostgres start(Path dataDir, Options options, Consumer<String> progress) {
    Path wanted = dataDir.toAbsolutePath().normalize();
    try {
      Folders.createPrivate(wanted);
      // Links are followed once, here: the server reports its folder by its real name.
      Path folder = wanted.toRealPath();
      requireQuotable(folder);
      FolderLock lock = FolderLock.acquire(folder);
      try {
        return start(folder, lock, options, progress);
      } catch (IOException | SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "The data folder "
              + wanted
              + " cannot be used ("
              + Folders.reason(e)
              + "): fix this, or set DATA_DIR to another folder.",
          e);
    } catch (SQLException e) {
      throw new EmbeddedPostgresException(
          "The embedded PostgreSQL in " + wanted + " does not work: " + e.getMessage(), e);
    }
  }

  /**
   * The server of a data folder that another process uses; empty while it starts or stops.
   *
   * @throws EmbeddedPostgresException when the folder may not be read
   */
  public static Optional<DatabaseAccess> running(Path dataDir) {
    try {
      Path folder = dataDir.toRealPath();
      OptionalInt port = Cluster.portIn(folder);
      return port.isEmpty()
          ? Optional.empty()
          : Optional.of(access(port.getAsInt(), Secrets.open(folder, true)));
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "The data folder " + dataDir + " cannot be read (" + Folders.reason(e) + ").", e);
    }
  }

  private static EmbeddedPostgres start(
      Path folder, FolderLock lock, Options options, Consumer<String> progress)
      throws IOException, SQLException {
    Cluster.sweep(folder);
    Binaries binaries = binaries(folder, options, progress);
    boolean exists = Cluster.exists(folder, binaries.major());
    RunAs runAs = RunAs.choose(folder, folder.resolve(Cluster.FOLDER));
    Secrets secrets = Secrets.open(folder, exists);
    DatabaseLogin superuser = secrets.of(Secrets.SUPERUSER);
    Cluster cluster = new Cluster(folder, binaries, runAs, options.durable());
    // One owner for all files, who can then also start it without root.
    runAs.changeOwner(folder);
    for (String file : List.of(FolderLock.FILE, Secrets.FILE, Cluster.LOG)) {
      runAs.changeOwner(folder.resolve(file));
    }
    if (exists) {
      runAs.changeOwnerOfTree(cluster.folder());
    } else {
      progress.accept("Creating the database in " + cluster.folder());
      cluster.initialise(superuser);
    }
    progress.accept("Starting PostgreSQL " + binaries.version());
    EmbeddedPostgres postgres =
        new EmbeddedPostgres(cluster, lock, secrets, cluster.start(progress));
    // The server runs from here on: it must not outlive a failure or a Ctrl-C.
    try {
      postgres.stopWithThisProcess();
      new Bootstrap(postgres.port, superuser).run(cluster.folder(), DATABASE, secrets);
      return postgres;
    } catch (IOException | SQLException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static Binaries binaries(Path folder, Options options, Consumer<String> progress)
      throws IOException {
    if (options.binariesFolder() != null) {
      Path home = options.binariesFolder().toAbsolutePath().normalize();
      requireQuotable(home);
      return Binaries.in(home, progress);
    }
    // No other process uses this folder, so partly unpacked files are leftovers.
    Binaries.sweep(folder);
    return Binaries.in(folder, progress);
  }

  /** PostgreSQL's programs call each other through the shell with their paths in double quotes. */
  private static void requireQuotable(Path folder) {
    String forbidden = Binaries.isWindows() ? "\"%\n" : "\"$`\\\n";
    if (folder.toString().chars().anyMatch(c -> forbidden.indexOf(c) >= 0)) {
      throw new EmbeddedPostgresException(
          "PostgreSQL cannot work in "
              + folder
              + ", whose name contains one of \" $ ` \\ %: set DATA_DIR to another folder.");
    }
  }

  private void stopWithThisProcess() {
    hook = new Thread(this::stopAtExit, "embedded-postgres-stop");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException exiting) {
      throw new EmbeddedPostgresException("PostgreSQL was stopped while starting.", exiting);
    }
  }

  private void stopAtExit() {
    try {
      stop();
    } catch (RuntimeException tooLate) {
      // Cannot be reported at exit; the next start finds the server and stops it.
    }
  }

  /**
   * Removes the shutdown hook; the caller calls {@link #close} after the last request. Shutdown
   * hooks run concurrently, so this one could stop the database before the server has finished.
   */
  public synchronized void removeShutdownHook() {
    removeHook();
  }

  /** {@code jdbc:postgresql://127.0.0.1:PORT/qualitender}. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  /** The address of another database of this server, such as a test's copy. */
  public String jdbcUrl(String database) {
    return jdbcUrl(port, database);
  }

  private static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The address with all logins. */
  public DatabaseAccess access() {
    return access(port, secrets);
  }

  private static DatabaseAccess access(int port, Secrets secrets) {
    return new DatabaseAccess(
        jdbcUrl(port, DATABASE),
        secrets.of(Secrets.MIGRATOR),
        secrets.of(Secrets.APP),
        secrets.of(Secrets.CONTROL),
        secrets.of(Secrets.WORKER));
  }

  public DatabaseLogin migrator() {
    return secrets.of(Secrets.MIGRATOR);
  }

  public DatabaseLogin app() {
    return secrets.of(Secrets.APP);
  }

  public DatabaseLogin control() {
    return secrets.of(Secrets.CONTROL);
  }

  public DatabaseLogin worker() {
    return secrets.of(Secrets.WORKER);
  }

  /** For tests that bypass row-level security; never for the server. */
  public DatabaseLogin superuser() {
    return secrets.of(Secrets.SUPERUSER);
  }

  /** Stops the server cleanly and releases the folder. May be called twice. */
  @Override
  public synchronized void close() {
    removeHook();
    stop();
  }

  private synchronized void stop() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      cluster.stop();
    } finally {
      lock.close();
    }
  }

  private void removeHook() {
    if (hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyExiting) {
        // The hook runs or has run; stopping twice is harmless.
      }
      hook = null;
    }
  }
}
