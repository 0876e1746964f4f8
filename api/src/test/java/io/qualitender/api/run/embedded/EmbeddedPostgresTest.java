package io.qualitender.api.run.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.platform.app.DatabaseLogin;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedding PostgreSQL: durability, roles, kills, concurrent starts, other versions. */
class EmbeddedPostgresTest {

  private static final Path BINARIES = Path.of("target", "postgres");

  /**
   * One database for the tests that only start and stop it: creating one takes longer than a test.
   */
  @TempDir private static Path shared;

  @TempDir private Path temporary;

  @Test
  void defaultIsDurableAndKeepsItsDataBetweenRuns() throws Exception {
    Path folder = temporary.resolve("my data");
    List<String> progress = new ArrayList<>();
    Options options = new Options(true, BINARIES);
    DatabaseLogin app;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, options, progress::add)) {
      app = postgres.app();
      assertThat(setting(postgres, postgres.superuser(), "fsync")).isEqualTo("on");
      assertThat(setting(postgres, postgres.app(), "synchronous_commit")).isEqualTo("on");
      assertThat(setting(postgres, postgres.app(), "full_page_writes")).isEqualTo("on");
      assertThat(setting(postgres, postgres.app(), "listen_addresses")).isEqualTo("127.0.0.1");
      execute(postgres, postgres.superuser(), "create table kept as select 42 as answer");
      assertOrderAndCaseOfFrench(postgres);
      assertPasswordIsRequired(postgres);
    }
    assertThat(progress).anyMatch(text -> text.startsWith("Creating the database"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(folder.resolve("postgres.log"))).doesNotContain(app.password());

    try (EmbeddedPostgres again = EmbeddedPostgres.start(folder, options, progress::add)) {
      assertThat(again.app()).isEqualTo(app);
      assertThat(ask(again, again.superuser(), "select answer from kept")).isEqualTo("42");
    }
    assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
  }

  private static void assertOrderAndCaseOfFrench(EmbeddedPostgres postgres) throws SQLException {
    assertThat(ask(postgres, postgres.app(), "select upper('élève')")).isEqualTo("ÉLÈVE");
    assertThat(
            ask(
                postgres,
                postgres.app(),
                "select string_agg(w, ' ' order by w collate \"fr-x-icu\")"
                    + " from (values ('zèbre'), ('élan'), ('eau')) t(w)"))
        .isEqualTo("eau élan zèbre");
  }

  private static void assertPasswordIsRequired(EmbeddedPostgres postgres) {
    assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres").close())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void serverRolesAreRestricted() throws Exception {
    try (EmbeddedPostgres postgres = startForTest(shared.resolve("data"))) {
      for (DatabaseLogin role : List.of(postgres.app(), postgres.control(), postgres.worker())) {
        assertThat(
                ask(
                    postgres,
                    role,
                    "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb"
                        + " or pg_has_role(oid, 'qualitender_owner', 'member')"
                        + " from pg_roles where rolname = current_user"))
            .as(role.user())
            .isEqualTo("f");
        assertThat(setting(postgres, role, "statement_timeout")).isEqualTo("5s");
        assertThat(setting(postgres, role, "lock_timeout")).isEqualTo("2s");
        assertThat(setting(postgres, role, "idle_in_transaction_session_timeout")).isEqualTo("10s");
        assertThat(setting(postgres, role, "row_security")).isEqualTo("on");
        assertThatThrownBy(() -> execute(postgres, role, "create table public.mine (id int)"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(postgres, role, "create schema mine"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(postgres, role, "create temporary table mine (id int)"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(postgres, role, "set role qualitender_owner"))
            .hasMessageContaining("permission denied");
      }
      assertThat(setting(postgres, postgres.migrator(), "statement_timeout")).isEqualTo("0");
      execute(
          postgres,
          postgres.migrator(),
          "set role qualitender_owner; create schema trial; drop schema trial");
      assertThat(
              ask(
                  postgres,
                  postgres.app(),
                  "select pg_get_userbyid(datdba) from pg_database where datname = 'qualitender'"))
          .isEqualTo("qualitender_owner");
    }
  }

  @Test
  void killedProcessLosesNothingAndItsServerIsStopped() throws Exception {
    Path folder = shared.resolve("data");
    Process process = EmbeddedPostgresProcess.start(folder, BINARIES);
    String url = firstLine(process).replace("ready ", "");
    assertThat(url).startsWith("jdbc:postgresql://127.0.0.1:");
    DatabaseLogin superuser = Secrets.open(folder, true).of(Secrets.SUPERUSER);
    execute(url, superuser, "create table written as select 7 as seal");
    long orphan = serverOf(folder);
    process.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(orphan)).isPresent();

    List<String> progress = new ArrayList<>();
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder, Options.forTests(BINARIES), progress::add)) {
      assertThat(progress).anyMatch(text -> text.contains("left behind"));
      assertThat(serverOf(folder)).isNotEqualTo(orphan);
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "x").close())
          .hasMessageContaining("refused");
      assertThat(ask(postgres, superuser, "select seal from written")).isEqualTo("7");
    }
  }

  @Test
  void secondProcessOnAFolderIsRefusedNamingTheFirst() throws Exception {
    Path folder = shared.resolve("data");
    try (EmbeddedPostgres postgres = startForTest(folder)) {
      String expected =
          "The data folder "
              + folder.toRealPath()
              + " is in use by process "
              + ProcessHandle.current().pid()
              + ": stop that process, or set DATA_DIR to another folder.";
      Process second = EmbeddedPostgresProcess.start(folder, BINARIES);
      assertThat(firstLine(second)).isEqualTo(expected);
      assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(1);

      assertThatThrownBy(() -> startForTest(folder)).hasMessage(expected);

      // The refused starts must not have affected the first process's lock or server.
      assertThat(firstLine(EmbeddedPostgresProcess.start(folder, BINARIES))).isEqualTo(expected);
      assertThat(ask(postgres, postgres.app(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void otherMajorVersionIsRefused() throws Exception {
    Path cluster = Files.createDirectories(temporary.resolve("old").resolve("cluster"));
    Files.writeString(cluster.resolve("PG_VERSION"), "16\n");
    assertThatThrownBy(() -> startForTest(temporary.resolve("old")))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("was made by PostgreSQL 16 and this build brings PostgreSQL 18");

    Files.delete(cluster.resolve("PG_VERSION"));
    assertThatThrownBy(() -> startForTest(temporary.resolve("old")))
        .hasMessageContaining("is not a PostgreSQL database");
  }

  @Test
  void leftoversOfAKilledFirstStartAreDeleted() throws Exception {
    Path folder = temporary.resolve("half");
    Path half = Files.createDirectories(folder.resolve("cluster-unfinished-1"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    try (EmbeddedPostgres postgres = startForTest(folder)) {
      assertThat(half).doesNotExist();
      assertThat(ask(postgres, postgres.app(), "select 1")).isEqualTo("1");
    }
    // A pid file with the pid of another process, which is neither trusted nor stopped.
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(folder.resolve("cluster/postmaster.pid"), stranger.pid() + "\n");
      startForTest(folder).close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroy();
    }
    Files.delete(folder.resolve("secrets.properties"));
    assertThatThrownBy(() -> startForTest(folder)).hasMessageContaining("secrets.properties");
  }

  @Test
  void takenPortIsRetried() throws Exception {
    Path folder = shared.resolve("data");
    int port;
    try (EmbeddedPostgres postgres = startForTest(folder)) {
      port = URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
      Bootstrap mistaken = new Bootstrap(port, postgres.superuser());
      assertThatThrownBy(() -> mistaken.run(temporary, "qualitender", Secrets.open(folder, true)))
          .hasMessageContaining("Another PostgreSQL answered");
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Path real = folder.toRealPath();
      Iterator<Integer> ports = List.of(taken.getLocalPort(), port).iterator();
      Cluster cluster =
          new Cluster(
              real,
              Binaries.in(BINARIES.toAbsolutePath(), text -> {}),
              RunAs.choose(real, real.resolve("cluster")),
              false);
      assertThat(cluster.start(text -> {}, ports::next)).isEqualTo(port);
      cluster.stop();
    }
  }

  @Test
  void invalidFolderIsRefusedWithAMessage() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> startForTest(file))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> startForTest(temporary.resolve("a$b")))
        .hasMessageContaining("set DATA_DIR to another folder");
  }

  private static EmbeddedPostgres startForTest(Path folder) {
    return EmbeddedPostgres.start(folder, Options.forTests(BINARIES), text -> {});
  }

  private static long serverOf(Path folder) throws Exception {
    return Long.parseLong(
        Files.readAllLines(folder.resolve("cluster").resolve("postmaster.pid")).get(0));
  }

  private static String firstLine(Process process) throws Exception {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      return reader.readLine();
    }
  }

  private static String setting(EmbeddedPostgres postgres, DatabaseLogin role, String name)
      throws SQLException {
    return ask(postgres, role, "show " + name);
  }

  private static String ask(EmbeddedPostgres postgres, DatabaseLogin role, String sql)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), role.user(), role.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(EmbeddedPostgres postgres, DatabaseLogin role, String sql)
      throws SQLException {
    execute(postgres.jdbcUrl(), role, sql);
  }

  private static void execute(String url, DatabaseLogin role, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, role.user(), role.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
