package io.qualitender.api.run.launch;

import io.qualitender.api.platform.app.QualitenderServer.Settings;
import io.qualitender.api.run.client.Answer;
import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.run.client.Unreachable;
import io.qualitender.api.run.demo.Demo;
import io.qualitender.api.run.demo.DemoOptions;
import io.qualitender.api.run.embedded.EmbeddedPostgresException;
import io.qualitender.api.run.embedded.Options;
import io.qualitender.api.run.launch.LaunchSettings.Purpose;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the demo on a running server, or starts one for its duration. */
final class DemoCommand {

  private final Map<String, String> environment;
  private final PrintStream out;

  DemoCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /**
   * Parses the options; empty if they are invalid.
   *
   * @param args the arguments after {@code demo}
   */
  static Optional<DemoOptions> read(List<String> args) {
    Path json = null;
    boolean requests = false;
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).equals("--requests") && !requests) {
        requests = true;
      } else if (args.get(i).equals("--json") && json == null && i + 1 < args.size()) {
        i++;
        json = Path.of(args.get(i));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new DemoOptions(json, requests));
  }

  /**
   * @return whether every check passed
   */
  boolean run(DemoOptions options) throws Exception {
    LaunchSettings settings = LaunchSettings.read(environment, Purpose.SERVE);
    URI running = URI.create("http://localhost:" + settings.httpPort());
    if (answers(running)) {
      out.println("Using the server running at " + running + ".");
      return Demo.run(running, out, options);
    }
    LaunchSettings own = settings.onAnyPorts();
    if (own.database().isPresent()) {
      try (RunningServer server =
          RunningServer.onExternalDatabase(Settings.DEV, own, own.database().get(), this::say)) {
        return Demo.run(server.api(), out, options);
      }
    }
    try (RunningServer server =
        RunningServer.onOwnDatabase(Settings.DEV, own, Options.product(), this::say)) {
      return Demo.run(server.api(), out, options);
    } catch (EmbeddedPostgresException e) {
      if (!e.isFolderInUse()) {
        throw e;
      }
      out.println(own.dataDir() + " is in use: using a temporary folder.");
      return runInTemporaryFolder(own, options);
    }
  }

  /** Runs it in a temporary folder, deleted afterwards. */
  private boolean runInTemporaryFolder(LaunchSettings settings, DemoOptions options)
      throws Exception {
    Path folder = Files.createTempDirectory("qualitender-demo");
    try (RunningServer server =
        RunningServer.onOwnDatabase(
            Settings.DEV, settings.in(folder), Options.forTests(null), this::say)) {
      return Demo.run(server.api(), out, options);
    } finally {
      Files.walkFileTree(folder, new Deletion());
    }
  }

  private static boolean answers(URI address) {
    if (address.getPort() == 0) {
      return false;
    }
    try {
      Answer status = ApiClient.at(address).get("/v1/status");
      return status.status() == 200 && status.text("object").equals("status");
    } catch (Unreachable notRunning) {
      return false;
    }
  }

  private void say(String what) {
    out.println("  " + what + " …");
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
