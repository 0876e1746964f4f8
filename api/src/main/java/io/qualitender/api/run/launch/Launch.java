package io.qualitender.api.run.launch;

import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.QualitenderServer.Settings;
import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.run.embedded.Options;
import io.qualitender.api.run.launch.LaunchSettings.Purpose;
import io.qualitender.api.run.starter.StarterSandbox;
import io.qualitender.api.run.starter.StarterSandboxes;
import io.qualitender.api.run.starter.WelcomeScreen;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** The command {@code serve}, which is the default. */
final class Launch {

  private final PrintStream out;

  Launch(PrintStream out) {
    this.out = out;
  }

  /**
   * Serves until {@code stop} returns.
   *
   * @param environment environment variables; see {@link LaunchSettings}
   * @throws Exception when it cannot start; {@link LaunchFault} gives the message
   */
  void serve(Map<String, String> environment, Stop stop) throws Exception {
    long begin = System.nanoTime();
    LaunchSettings settings = LaunchSettings.read(environment, Purpose.SERVE);
    Ports.requireFree(settings.httpPort(), "HTTP_PORT");
    Ports.requireFree(settings.adminPort(), "ADMIN_PORT");
    if (settings.database().isPresent()) {
      serveExternal(settings, settings.database().get(), begin, stop);
    } else {
      serveEmbedded(settings, begin, stop);
    }
  }

  /**
   * Waits until the server shall stop; the program itself waits for ever and ends by its shutdown
   * hook.
   */
  @FunctionalInterface
  interface Stop {
    void await() throws InterruptedException;
  }

  private void serveEmbedded(LaunchSettings settings, long begin, Stop stop) throws Exception {
    try (RunningServer server =
        RunningServer.onOwnDatabase(Settings.EMBEDDED, settings, Options.product(), this::say)) {
      StarterSandboxes sandboxes =
          new StarterSandboxes(settings.dataDir(), ApiClient.at(server.api()), this::say);
      StarterSandbox sandbox = sandboxes.findOrCreate();
      out.print(
          WelcomeScreen.addresses(
              server.api(),
              server.admin(),
              "PostgreSQL in " + settings.dataDir().toAbsolutePath().normalize(),
              since(begin)));
      out.print(WelcomeScreen.credentials(server.api(), sandbox, sandboxes.file()));
      out.print(WelcomeScreen.ending(CommandHint.of("demo")));
      out.flush();
      stop.await();
    }
  }

  private void serveExternal(
      LaunchSettings settings, DatabaseAccess database, long begin, Stop stop) throws Exception {
    try (RunningServer server =
        RunningServer.onExternalDatabase(Settings.APP, settings, database, this::say)) {
      out.print(
          WelcomeScreen.addresses(server.api(), server.admin(), database.jdbcUrl(), since(begin)));
      out.flush();
      stop.await();
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void say(String what) {
    out.println("  " + what + " …");
    out.flush();
  }
}
