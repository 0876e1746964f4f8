package io.qualitender.api.run.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.logging.common.BootstrapLogging;
import io.qualitender.api.run.demo.DemoOptions;
import io.qualitender.kernel.process.OutOfMemory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The program. Without arguments it serves; {@code help} lists the rest. */
public final class Main {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int NOT_UNDERSTOOD = 2;

  static final String USAGE =
      """
      Qualitender: tenders for Qualiopi certification.

        serve                            serve the API, on PostgreSQL in ./data unless told otherwise;
                                         the same as no command at all
        demo [--json FILE] [--requests]  play one tender from the need to the renewal, and tell it
                                         --requests prints each request and its answer too
        states                           print every state machine as a Mermaid diagram
        db migrate                       bring the database up to this build's schema
        db dump FILE                     write all rows into a new file, also while the service runs
        db restore FILE                  put them into an empty database of the same schema
        link-certification-body --body cbd_… --tenant tnt_…
                                         let a live tenant answer for a real certification body
        verify-identity --tenant tnt_… --by NAME
                                         say that a live tenant is who it says; NAME is yours, and kept
        withdraw-identity --tenant tnt_… --by NAME
                                         take that back
        issue-key --tenant tnt_… --by NAME
                                         make an owner's key for a tenant that has none left, shown once
        refuse-identity --tenant tnt_… --by NAME
                                         say that it is somebody else: its SIREN is free to sign up
        help                             this text

      From the jar: java -jar qualitender.jar demo --json demo.json
      With Maven:   ./mvnw -q compile exec:java -Dexec.args="demo --json demo.json"

      Environment: HTTP_PORT (8080), ADMIN_PORT (8081), DATA_DIR (data); DATABASE_URL and, per role,
      DATABASE_APP_USER, DATABASE_APP_PASSWORD (also CONTROL, WORKER, and MIGRATOR for db …)
      for a PostgreSQL of your own.
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream complaints;

  /**
   * @param environment {@link System#getenv()}, or a test's
   */
  Main(Map<String, String> environment, PrintStream out, PrintStream complaints) {
    this.environment = environment;
    this.out = out;
    this.complaints = complaints;
  }

  public static void main(String[] args) {
    OutOfMemory.watch();
    // Until the server has read its own settings only warnings are worth a line.
    BootstrapLogging.bootstrap(Level.WARN);
    // Flyway warns that the schema of its own history is there, at each start.
    ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
    int code =
        new Main(System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err))
            .run(List.of(args));
    if (code != DONE) {
      System.exit(code);
    }
  }

  /** Whatever the terminal's locale says: names here have accents. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** What a shell reads as the exit code. */
  int run(List<String> args) {
    try {
      return dispatch(args);
    } catch (Exception failure) {
      complaints.println();
      complaints.println(LaunchFault.inWords(failure));
      if (environment.containsKey(LaunchFault.DEBUG)) {
        failure.printStackTrace(complaints);
      }
      return FAILED;
    }
  }

  private int dispatch(List<String> args) throws Exception {
    if (args.isEmpty() || args.equals(List.of("serve"))) {
      // Never released: the shutdown hook stops the service, and with it this process.
      CountDownLatch never = new CountDownLatch(1);
      new Launch(out).serve(environment, never::await);
      return DONE;
    }
    if (args.equals(List.of("states"))) {
      out.print(States.page());
      return DONE;
    }
    if (args.equals(List.of("db", "migrate"))) {
      new Operations(environment, out).migrate();
      return DONE;
    }
    if (args.size() == 3 && args.get(0).equals("db") && args.get(1).equals("dump")) {
      new Operations(environment, out).dump(Path.of(args.get(2)));
      return DONE;
    }
    if (args.size() == 3 && args.get(0).equals("db") && args.get(1).equals("restore")) {
      new Operations(environment, out).restore(Path.of(args.get(2)));
      return DONE;
    }
    Optional<Map<String, String>> named = OperatorCommand.read(args);
    if (named.isPresent()) {
      OperatorCommand.named(args.get(0)).run(new Operations(environment, out), named.get());
      return DONE;
    }
    if (args.get(0).equals("demo")) {
      Optional<DemoOptions> options = DemoCommand.read(args.subList(1, args.size()));
      if (options.isPresent()) {
        return new DemoCommand(environment, out).run(options.get()) ? DONE : FAILED;
      }
    }
    if (args.equals(List.of("help")) || args.equals(List.of("--help"))) {
      out.print(USAGE);
      return DONE;
    }
    complaints.println("Not understood: " + String.join(" ", args));
    complaints.println();
    complaints.print(USAGE);
    return NOT_UNDERSTOOD;
  }
}
