package io.qualitender.bench;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same endpoints in Spring Boot, from {@code bench/peer}. */
final class PeerServer implements ServerUnderTest {

  /** How it uses the database. */
  enum Form {
    /** A transaction per request, one statement after the other. */
    GUIDES("Spring Boot, as guides"),
    /** All of a read in one round trip. */
    ONE_TRIP("Spring Boot, one trip");

    private final String title;

    Form(String title) {
      this.title = title;
    }

    /** Of Spring. */
    private String profile() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final Form form;
  private final ServerProcess process;
  private final int port;

  private PeerServer(Form form, ServerProcess process, int port) {
    this.form = form;
    this.process = process;
    this.port = port;
  }

  /**
   * @param databasePort the database's, or that of a proxy before it
   */
  static PeerServer start(Folders folders, Database database, int databasePort, Form form) {
    int port = ServerProcess.freePort();
    Map<String, String> environment = new HashMap<>(database.environment(databasePort));
    environment.remove("DATABASE_MIGRATOR_PASSWORD");
    environment.remove("DATABASE_WORKER_PASSWORD");
    environment.put("HTTP_PORT", Integer.toString(port));
    environment.put("HTTP_HOST", "127.0.0.1");
    environment.put("SPRING_PROFILES_ACTIVE", form.profile());
    return new PeerServer(
        form,
        ServerProcess.start(
            List.of(Java.program(), "-jar", folders.peer().toString()),
            environment,
            folders.work().resolve("peer-" + form.profile() + ".log"),
            URI.create("http://127.0.0.1:" + port + "/v1/status")),
        port);
  }

  @Override
  public String name() {
    return form.title;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean answers(Operation operation) {
    return true;
  }

  @Override
  public void close() {
    process.close();
  }
}
