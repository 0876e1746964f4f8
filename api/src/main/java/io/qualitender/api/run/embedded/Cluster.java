package io.qualitender.api.run.embedded;

import io.qualitender.api.platform.app.DatabaseLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The database's own folder and the server on it: initdb, start, stop. Requires that this process
 * holds the {@link FolderLock}.
 */
final class Cluster {

  static final String FOLDER = "cluster";
  static final String LOG = "postgres.log";

  private static final String UNFINISHED = "cluster-unfinished-";
  private static final String PASSWORD_FILE = "initdb-password";
  private static final String PID_FILE = "postmaster.pid";

  /** From 0; PostgreSQL's documentation of this file counts from 1. */
  private static final int PORT_LINE = 3;

  private static final int STARTS = 3;
  private static final int STOP_SECONDS = 30;
  private static final long LOG_BYTES_KEPT = 10_000_000;

  private final Path dataFolder;
  private final Path folder;
  private final Binaries binaries;
  private final RunAs runAs;
  private final boolean durable;

  Cluster(Path dataFolder, Binaries binaries, RunAs runAs, boolean durable) {
    this.dataFolder = dataFolder;
    this.folder = dataFolder.resolve(FOLDER);
    this.binaries = binaries;
    this.runAs = runAs;
    this.durable = durable;
  }

  Path folder() {
    return folder;
  }

  /**
   * Refuses a folder of another major version, since the server's own error would be vague.
   *
   * @return whether there is a database at all
   */
  static boolean exists(Path dataFolder, String major) throws IOException {
    Path folder = dataFolder.resolve(FOLDER);
    if (!Files.exists(folder)) {
      return false;
    }
    Path file = folder.resolve("PG_VERSION");
    if (!Files.isRegularFile(file)) {
      throw new EmbeddedPostgresException(
          folder
              + " is not a PostgreSQL database (it has no PG_VERSION): move it away, or set DATA_DIR"
              + " to another folder.");
    }
    String found = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!found.equals(major)) {
      throw new EmbeddedPostgresException(
          "The database in "
              + folder
              + " was made by PostgreSQL "
              + found
              + " and this build brings PostgreSQL "
              + major
              + ": dump it with the build that made it and load it into a new DATA_DIR.");
    }
    return true;
  }

  /**
   * Deletes leftovers of a run killed during its first start. At each start, because an orphaned
   * initdb may have been writing still at the previous sweep.
   */
  static void sweep(Path dataFolder) throws IOException {
    Folders.deleteQuietly(dataFolder.resolve(PASSWORD_FILE));
    for (Path leftover : Folders.childrenNamed(dataFolder, UNFINISHED)) {
      Folders.deleteQuietly(leftover);
    }
  }

  /**
   * Creates the database in a temporary folder and renames it when complete, so that a killed run
   * leaves nothing that looks like a database.
   */
  void initialise(DatabaseLogin superuser) throws IOException {
    Path unfinished = Files.createTempDirectory(dataFolder, UNFINISHED);
    Path passwordFile = dataFolder.resolve(PASSWORD_FILE);
    try {
      Folders.writePrivate(passwordFile, superuser.password().getBytes(StandardCharsets.US_ASCII));
      runAs.changeOwner(passwordFile);
      runAs.changeOwner(unfinished);
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--pgdata=" + unfinished,
                  "--username=" + superuser.user(),
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  // PostgreSQL's own C.UTF-8: the same order on every machine and for ever, where
                  // an update of the system's C library may silently change that of an index.
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--locale=C"));
      if (!durable) {
        arguments.add("--no-sync");
      }
      run("initdb", arguments, "PostgreSQL could not create its database in " + dataFolder);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.deleteQuietly(passwordFile);
      Folders.deleteQuietly(unfinished);
    }
  }

  /**
   * Stops a server that a killed process left running on this folder. It is not reused, since its
   * settings, port and passwords may differ.
   */
  void stopOrphan(Consumer<String> progress) throws IOException {
    Path pidFile = folder.resolve(PID_FILE);
    Optional<Long> pid = pidIn(pidFile);
    if (pid.isEmpty()) {
      return;
    }
    if (isServerOfThisFolder(pid.get())) {
      progress.accept("Stopping the database server that a killed run left behind");
      stop();
    } else {
      // The pid now belongs to another process (or to a zombie): the server would believe it is
      // running and refuse to start. Our lock proves that the folder is unused.
      Files.deleteIfExists(pidFile);
    }
  }

  /**
   * Starts the server on a free port of 127.0.0.1.
   *
   * @return the port
   */
  int start(Consumer<String> progress) throws IOException {
    return start(progress, Cluster::freePort);
  }

  /** For tests: with given ports, one of which may be taken. */
  int start(Consumer<String> progress, IntSupplier ports) throws IOException {
    Path log = dataFolder.resolve(LOG);
    if (Files.exists(log) && Files.size(log) > LOG_BYTES_KEPT) {
      Files.move(log, dataFolder.resolve(LOG + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Command.Outcome outcome = null;
    for (int attempt = 1; attempt <= STARTS; attempt++) {
      // Again at each attempt: a server that was still starting when its parent died shows up late.
      stopOrphan(progress);
      int port = ports.getAsInt();
      outcome =
          Command.run(
              dataFolder,
              runAs.commandLine(
                  binaries.program("pg_ctl"),
                  List.of(
                      "start",
                      "-w",
                      "-t",
                      Integer.toString(Command.TIMEOUT_SECONDS - 10),
                      "-D",
                      folder.toString(),
                      "-l",
                      log.toString(),
                      "-o",
                      settings(port))));
      if (outcome.succeeded()) {
        return port;
      }
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL did not start; its log is " + log + " (" + lastLine(outcome.output()) + ")");
  }

  /**
   * On the command line, so that no file in the folder can override them. No value contains a
   * space.
   */
  private String settings(int port) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                // A socket's path is limited to some hundred characters; the data folder's may be
                // longer.
                "unix_socket_directories=",
                "password_encryption=scram-sha-256",
                // A constraint's error detail quotes the row, which must not be logged.
                "log_error_verbosity=terse",
                "timezone=UTC",
                "log_timezone=UTC"));
    String safety = durable ? "on" : "off";
    settings.add("fsync=" + safety);
    settings.add("synchronous_commit=" + safety);
    settings.add("full_page_writes=" + safety);
    if (!durable) {
      // The application refuses a database that may lose committed data unless it declares so.
      settings.add("qualitender.disposable=on");
    }
    return "-c " + String.join(" -c ", settings);
  }

  /** Rolls back open transactions, disconnects all clients, writes a checkpoint. */
  void stop() {
    if (!stop("fast").succeeded() && Files.exists(folder.resolve(PID_FILE))) {
      // Like a power cut: no commit is lost, the next start replays the WAL.
      Command.Outcome outcome = stop("immediate");
      if (!outcome.succeeded() && Files.exists(folder.resolve(PID_FILE))) {
        throw new EmbeddedPostgresException(
            "The database server on " + folder + " does not stop: " + outcome.output());
      }
    }
  }

  private Command.Outcome stop(String mode) {
    return Command.run(
        dataFolder,
        runAs.commandLine(
            binaries.program("pg_ctl"),
            List.of(
                "stop",
                "-w",
                "-t",
                Integer.toString(STOP_SECONDS),
                "-m",
                mode,
                "-D",
                folder.toString())));
  }

  private void run(String program, List<String> arguments, String failure) {
    Command.Outcome outcome =
        Command.run(dataFolder, runAs.commandLine(binaries.program(program), arguments));
    if (!outcome.succeeded()) {
      throw new EmbeddedPostgresException(failure + ": " + outcome.output());
    }
  }

  private boolean isServerOfThisFolder(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return false;
    }
    Optional<String[]> arguments = process.get().info().arguments();
    if (arguments.isPresent()) {
      return List.of(arguments.get()).contains(folder.toString());
    }
    // Windows does not expose arguments. Elsewhere a process without any is a zombie.
    return Binaries.isWindows()
        && process.get().info().command().orElse("").endsWith("postgres.exe");
  }

  /** The port in the pid file of the server of a data folder; empty until it listens. */
  static OptionalInt portIn(Path dataFolder) throws IOException {
    Path pidFile = dataFolder.resolve(FOLDER).resolve(PID_FILE);
    if (!Files.exists(pidFile)) {
      return OptionalInt.empty();
    }
    List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
    return lines.size() > PORT_LINE && lines.get(PORT_LINE).strip().matches("\\d{1,5}")
        ? OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
        : OptionalInt.empty();
  }

  private static Optional<Long> pidIn(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
    String first = lines.isEmpty() ? "" : lines.get(0).strip();
    return first.matches("\\d{1,18}") ? Optional.of(Long.valueOf(first)) : Optional.empty();
  }

  /** Another process may take it before the server does; then the start is retried with another. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
