package io.qualitender.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product's runnable jar, as it is delivered. */
final class ProductServer implements ServerUnderTest {

  /**
   * Settings that one machine asking for a thousand tenants needs higher; all else is as in
   * config/app.yml, the log of requests included. Said in the report.
   */
  static final List<String> RAISED =
      List.of(
          "limits.requests.perMinuteAndAddress=100000000",
          "limits.requests.perMinuteAndKey=100000000",
          "limits.requests.atOncePerTenant=64",
          "limits.requests.waitingPerTenant=1000");

  /** How it is started. */
  enum Form {
    /** For load: {@link #RAISED}. */
    LOADED(RAISED),
    /** As delivered, for its start and its memory. */
    DELIVERED(List.of()),
    /** Without due work, so that nothing but the requests reaches the database. */
    QUIET(List.of("tick=0s"));

    private final List<String> settings;

    Form(List<String> settings) {
      this.settings = settings;
    }
  }

  private final ServerProcess process;
  private final int port;

  private ProductServer(ServerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param databasePort the database's, or that of a proxy before it
   */
  static ProductServer start(Folders folders, Database database, int databasePort, Form form) {
    int port = ServerProcess.freePort();
    List<String> words = new ArrayList<>(List.of(Java.program()));
    form.settings.forEach(setting -> words.add("-Ddw." + setting));
    words.addAll(List.of("-jar", folders.jar().toString(), "serve"));
    Map<String, String> environment = new HashMap<>(database.environment(databasePort));
    environment.remove("DATABASE_MIGRATOR_PASSWORD");
    environment.put("HTTP_PORT", Integer.toString(port));
    environment.put("HTTP_HOST", "127.0.0.1");
    environment.put("ADMIN_PORT", "0");
    Path log = folders.work().resolve("product-" + form.name().toLowerCase(java.util.Locale.ROOT));
    return new ProductServer(
        ServerProcess.start(
            words,
            environment,
            log.resolveSibling(log.getFileName() + ".log"),
            URI.create("http://127.0.0.1:" + port + "/v1/status")),
        port);
  }

  Duration untilFirstAnswer() {
    return process.untilFirstAnswer();
  }

  @Override
  public String name() {
    return "product";
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
