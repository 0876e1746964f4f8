package io.qualitender.api.run.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.run.demo.DemoOptions;
import io.qualitender.api.run.embedded.EmbeddedPostgres;
import io.qualitender.api.run.embedded.Options;
import io.qualitender.kernel.migration.Migrations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Commands, their output, and the messages of failures. */
class MainTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("HTTP_PORT", "0", "ADMIN_PORT", "0"));

  private int run(String... args) {
    environment.putIfAbsent("DATA_DIR", folder.resolve("data").toString());
    return new Main(environment, print(said), print(complained)).run(List.of(args));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String complaint() {
    assertThat(complained.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
    return complained.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpListsEveryCommand() {
    assertThat(run("help")).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(
            "serve",
            "demo",
            "states",
            "db migrate",
            "db dump FILE",
            "db restore FILE",
            "HTTP_PORT",
            "java -jar")
        .contains(
            Arrays.stream(OperatorCommand.values())
                .map(command -> command.commandName() + " --")
                .toList());
  }

  @Test
  void unknownArgumentsPrintTheUsage() {
    for (String[] args :
        new String[][] {
          {"serve", "now"},
          {"demo", "--json"},
          {"demo", "--requests", "--requests"},
          {"demo", "--json", "a", "--json", "b"},
          {"demo", "now"},
          {"db"},
          {"db", "dump"},
          {"db", "restore", "a.dump", "b.dump"},
          {"link-certification-body", "--body", "cbd_1"},
          {"verify-identity", "--tenant", "tnt_1"},
          {"verify-identity", "--tenant", "tnt_1", "--by", " "},
          {"refuse-identity", "--tenant", "tnt_1", "--tenant", "tnt_1"},
          {"states", "--all"}
        }) {
      complained.reset();
      assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
      assertThat(complaint()).contains("Unknown command: " + String.join(" ", args), "demo");
    }
  }

  @Test
  void demoTakesItsOptionsInAnyOrder() {
    DemoOptions both = new DemoOptions(Path.of("a.json"), true);
    assertThat(DemoCommand.read(List.of("--requests", "--json", "a.json"))).contains(both);
    assertThat(DemoCommand.read(List.of("--json", "a.json", "--requests"))).contains(both);
    assertThat(DemoCommand.read(List.of())).contains(DemoOptions.NONE);
  }

  @Test
  void allBadSettingsAreReportedAtOnce() {
    environment.put("HTTP_PORT", "eighty");
    environment.put("ADMIN_PORT", "70000");
    for (String[] args : new String[][] {{}, {"serve"}}) {
      complained.reset();
      assertThat(run(args)).isEqualTo(1);
      assertThat(complaint()).contains("HTTP_PORT is \"eighty\"", "ADMIN_PORT is \"70000\"");
    }
  }

  @Test
  void takenPortIsReportedWithItsVariableBeforeTheStart() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      environment.put("ADMIN_PORT", Integer.toString(other.getLocalPort()));
      assertThat(run()).isEqualTo(1);
      assertThat(complaint())
          .contains("Port " + other.getLocalPort() + " is in use")
          .contains("set ADMIN_PORT to another port");
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void folderInUseIsReportedWithItsProcess() {
    try (EmbeddedPostgres other =
        EmbeddedPostgres.start(
            folder.resolve("data"), Options.forTests(Path.of("target", "postgres")), text -> {})) {
      assertThat(other.jdbcUrl()).isNotEmpty();
      assertThat(run()).isEqualTo(1);
      assertThat(complaint())
          .contains("is in use by process " + ProcessHandle.current().pid())
          .contains("DATA_DIR");
    }
  }

  @Test
  void unreachableExternalDatabaseIsReported() throws Exception {
    int unusedPort;
    try (ServerSocket free = new ServerSocket(0)) {
      unusedPort = free.getLocalPort();
    }
    environment.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + unusedPort + "/qualitender");
    for (String role : List.of("MIGRATOR", "APP", "CONTROL", "WORKER")) {
      environment.put("DATABASE_" + role + "_PASSWORD", "x");
    }
    // The server waits for it instead; see DatabaseWaitTest.
    for (String[] args : new String[][] {{"db", "migrate"}}) {
      complained.reset();
      assertThat(run(args)).isEqualTo(1);
      assertThat(complaint())
          .contains("The database refuses the connection")
          .contains("DATABASE_URL");
    }
  }

  @Test
  void outdatedExternalDatabaseIsNeitherMigratedNorServed() {
    try (EmbeddedPostgres empty =
        EmbeddedPostgres.start(
            folder.resolve("other"), Options.forTests(Path.of("target", "postgres")), text -> {})) {
      environment.put("DATABASE_URL", empty.jdbcUrl());
      environment.put("DATABASE_MIGRATOR_PASSWORD", empty.migrator().password());
      environment.put("DATABASE_APP_PASSWORD", empty.app().password());
      environment.put("DATABASE_CONTROL_PASSWORD", empty.control().password());
      environment.put("DATABASE_WORKER_PASSWORD", empty.worker().password());
      assertThat(run()).isEqualTo(1);
      assertThat(complaint()).contains("run `db migrate`");

      assertThat(run("db", "migrate")).isZero();
      assertThat(run("db", "migrate")).isZero();
      assertThat(said.toString(StandardCharsets.UTF_8))
          .containsPattern("Ran \\d+ migrations")
          .contains("Nothing to migrate");
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  /** The older migrations had numbers of three digits; their first file created the tenancy. */
  @Test
  void databaseOfOlderMigrationsIsRefusedInOneSentence() throws Exception {
    String only = "made by other migrations than this build has (its V001, tenancy, is another";
    try (EmbeddedPostgres older =
        EmbeddedPostgres.start(folder.resolve("data"), Options.product(), text -> {})) {
      assertThat(older.jdbcUrl()).isNotEmpty();
      Migrations.run(older.jdbcUrl(), older.migrator().user(), older.migrator().password());
      asked(
          older,
          """
          with gone as (delete from admin.schema_history where version >= '1000')
          update admin.schema_history
             set version = '001', description = 'tenancy', script = 'kernel/V001__tenancy.sql', checksum = 7
           where version = '0001'
          returning 1
          """);
      environment.put("DATABASE_URL", older.jdbcUrl());
      environment.put("DATABASE_MIGRATOR_PASSWORD", older.migrator().password());
      environment.put("DATABASE_APP_PASSWORD", older.app().password());
      environment.put("DATABASE_CONTROL_PASSWORD", older.control().password());
      environment.put("DATABASE_WORKER_PASSWORD", older.worker().password());
      assertRefused(only);
      assertRefused(only, "db", "migrate");
      assertThat(asked(older, "select count(*) from admin.schema_history where version >= '1000'"))
          .as("nothing was run")
          .isEqualTo("0");
      environment.keySet().removeIf(name -> name.startsWith("DATABASE_"));
    }
    assertRefused(only);
  }

  private void assertRefused(String sentence, String... args) {
    complained.reset();
    assertThat(run(args)).isEqualTo(1);
    assertThat(complaint()).contains(sentence, "DATA_DIR", "`db dump`");
    assertThat(complaint().strip().lines()).as(complaint()).hasSize(1);
  }

  private static String asked(EmbeddedPostgres postgres, String sql) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl());
    source.setUser(postgres.superuser().user());
    source.setPassword(postgres.superuser().password());
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  @Test
  void malformedIdsAreRefusedBeforeTheStart() {
    assertThat(run("link-certification-body", "--tenant", "tnt_1", "--body", "cbd_1")).isEqualTo(1);
    assertThat(complaint()).contains("cbd_1 is not the id of a body");
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
