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

/** The entry point. Without arguments it serves; {@code help} lists the commands. */
public final class Main {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE_ERROR = 2;

  static final String USAGE =
      """
      Qualitender: tenders for Qualiopi certification.

        serve                            serve the API, by default on PostgreSQL in ./data;
                                         the same as no command at all
        demo [--json FILE] [--requests]  run and print one tender from the need to the renewal
                                         --requests prints each request and its answer too
        states                           print every state machine as a Mermaid diagram
        db migrate                       migrate the database to this build's schema
        db dump FILE                     write all rows to a new file, also while the service runs
        db restore FILE                  load them into an empty database of the same schema
        link-certification-body --body cbd_… --tenant tnt_…
                                         link a live tenant to a real certification body
        verify-identity --tenant tnt_… --by NAME
                                         confirm the identity of a live tenant; your NAME is recorded
        withdraw-identity --tenant tnt_… --by NAME
                                         withdraw the confirmation
        issue-key --tenant tnt_… --by NAME
                                         create an owner's key for a tenant that has none left, shown once
        refuse-identity --tenant tnt_… --by NAME
                                         reject the identity: its SIREN is free for sign-up again
        help                             this text

      From the jar: java -jar qualitender.jar demo --json demo.json
      With Maven:   ./mvnw -q compile exec:java -Dexec.args="demo --json demo.json"

      Environment: HTTP_PORT (8080), ADMIN_PORT (8081), DATA_DIR (data); DATABASE_URL and, per role,
      DATABASE_APP_USER, DATABASE_APP_PASSWORD (also CONTROL, WORKER, and MIGRATOR for db …)
      for an external PostgreSQL.
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream errors;

  /**
   * @param environment {@link System#getenv()}, or a test's
   */
  Main(Map<String, String> environment, PrintStream out, PrintStream errors) {
    this.environment = environment;
    this.out = out;
    this.errors = errors;
  }

  public static void main(String[] args) {
    OutOfMemory.watch();
    // Only warnings until the server has read its log settings.
    BootstrapLogging.bootstrap(Level.WARN);
    // Flyway warns at each start that the schema of its history exists.
    ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
    int code =
        new Main(System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err))
            .run(List.of(args));
    if (code != OK) {
      System.exit(code);
    }
  }

  /** UTF-8 whatever the locale, since names have accents. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** Runs a command and returns the exit code. */
  int run(List<String> args) {
    try {
      return dispatch(args);
    } catch (Exception failure) {
      errors.println();
      errors.println(LaunchFault.message(failure));
      if (environment.containsKey(LaunchFault.DEBUG)) {
        failure.printStackTrace(errors);
      }
      return FAILED;
    }
  }

  private int dispatch(List<String> args) throws Exception {
    if (args.isEmpty() || args.equals(List.of("serve"))) {
      // Never released: the shutdown hook stops the service, and with it this process.
      CountDownLatch never = new CountDownLatch(1);
      new Launch(out).serve(environment, never::await);
      return OK;
    }
    if (args.equals(List.of("states"))) {
      out.print(States.page());
      return OK;
    }
    if (args.equals(List.of("db", "migrate"))) {
      new Operations(environment, out).migrate();
      return OK;
    }
    if (args.size() == 3 && args.get(0).equals("db") && args.get(1).equals("dump")) {
      new Operations(environment, out).dump(Path.of(args.get(2)));
      return OK;
    }
    if (args.size() == 3 && args.get(0).equals("db") && args.get(1).equals("restore")) {
      new Operations(environment, out).restore(Path.of(args.get(2)));
      return OK;
    }
    Optional<Map<String, String>> named = OperatorCommand.read(args);
    if (named.isPresent()) {
      OperatorCommand.named(args.get(0)).run(new Operations(environment, out), named.get());
      return OK;
    }
    if (args.get(0).equals("demo")) {
      Optional<DemoOptions> options = DemoCommand.read(args.subList(1, args.size()));
      if (options.isPresent()) {
        return new DemoCommand(environment, out).run(options.get()) ? OK : FAILED;
      }
    }
    if (args.equals(List.of("help")) || args.equals(List.of("--help"))) {
      out.print(USAGE);
      return OK;
    }
    errors.println("Unknown command: " + String.join(" ", args));
    errors.println();
    errors.print(USAGE);
    return USAGE_ERROR;
  }
}
