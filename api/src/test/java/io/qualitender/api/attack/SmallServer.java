package io.qualitender.api.attack;

import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.platform.app.QualitenderServer;
import io.qualitender.api.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server in its own process with a small heap, which exits when out of memory. */
final class SmallServer implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final List<String> LOGINS = List.of("migrator", "app", "control", "worker");

  private final Process process;
  private final TestDatabase database;
  private final URI address;

  private SmallServer(Process process, TestDatabase database, URI address) {
    this.process = process;
    this.database = database;
    this.address = address;
  }

  /**
   * @param heap such as {@code 192m}
   */
  static SmallServer start(String heap) throws IOException, InterruptedException {
    TestDatabase database = TestDatabase.create();
    Path folder = Files.createDirectories(Path.of("target", "small-server"));
    Path port = folder.resolve("port");
    Files.deleteIfExists(port);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            SmallServer.class.getName(),
            port.toString());
    DatabaseAccess access = database.access();
    builder.environment().put("SMALL_URL", access.jdbcUrl());
    List<DatabaseLogin> logins =
        List.of(access.migrator(), access.app(), access.control(), access.worker());
    for (int i = 0; i < LOGINS.size(); i++) {
      builder.environment().put("SMALL_USER_" + LOGINS.get(i), logins.get(i).user());
      builder.environment().put("SMALL_PASSWORD_" + LOGINS.get(i), logins.get(i).password());
    }
    Process process =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (!Files.exists(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        database.close();
        throw new IllegalStateException(
            "server did not start: " + Files.readString(folder.resolve("log")));
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    return new SmallServer(
        process, database, URI.create("http://localhost:" + Files.readString(port)));
  }

  URI address() {
    return address;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    database.close();
  }

  /** In the other process. */
  public static void main(String[] args) throws Exception {
    DatabaseAccess access =
        new DatabaseAccess(
            System.getenv("SMALL_URL"),
            login("migrator"),
            login("app"),
            login("control"),
            login("worker"));
    QualitenderServer server =
        QualitenderServer.start(QualitenderServer.Settings.DEV, 0, 0, access);
    Path port = Path.of(args[0]);
    Path draft = port.resolveSibling("port.draft");
    Files.writeString(draft, String.valueOf(server.port()));
    Files.move(draft, port);
    Thread.currentThread().join();
  }

  private static DatabaseLogin login(String role) {
    return new DatabaseLogin(
        System.getenv("SMALL_USER_" + role), System.getenv("SMALL_PASSWORD_" + role));
  }
}
