package io.qualitender.api.run.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.util.Duration;
import io.qualitender.api.journey.Steps;
import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.QualitenderServer;
import io.qualitender.api.run.embedded.EmbeddedPostgres;
import io.qualitender.api.run.embedded.Options;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.kernel.dump.DatabaseRestore;
import io.qualitender.kernel.dump.DumpException;
import io.qualitender.kernel.dump.DumpFile;
import io.qualitender.kernel.migration.CatalogueFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code db dump} and {@code db restore}, run as commands. */
class DumpAndRestoreTest {

  @TempDir private static Path folder;

  /** A market in which a tender was run, and the responses to its keys. */
  private static TestDatabase played;

  private static Path dump;
  private static final Map<String, List<String>> QUESTIONS = new LinkedHashMap<>();
  private static List<String> answers;

  private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();

  @BeforeAll
  static void playAndDump() throws Exception {
    played = TestDatabase.create();
    onServer(played, DumpAndRestoreTest::play);
    answers = answers(played);
    dump = folder.resolve("played.dump");
    assertThat(run(played, "db", "dump", dump.toString())).as(said()).isZero();
    assertThat(said()).containsPattern("Wrote .*played.dump: \\d+ tables, \\d+ rows, schema \\d+");
  }

  @AfterAll
  static void close() {
    played.close();
  }

  private interface Play {
    void on(Api api);
  }

  /** Without the ticker, so that two readings give the same result. */
  private static void onServer(TestDatabase database, Play play) throws Exception {
    try (QualitenderServer server =
        QualitenderServer.start(
            QualitenderServer.Settings.DEV,
            0,
            0,
            database.access(),
            configuration -> configuration.setTick(Duration.seconds(0)))) {
      play.on(Api.at(URI.create("http://localhost:" + server.port())));
    }
  }

  private static void play(Api api) {
    TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 4);
    Actor organization = sandbox.organization(0);
    String tender = Steps.openTender(organization);
    Answer quote = Steps.submits(sandbox.body(0), tender, 110_000);
    Steps.submits(sandbox.body(1), tender, 120_000);
    Answer award = Steps.contracts(organization, sandbox.body(0), tender, quote.id());
    String certificate = Steps.certifies(sandbox.body(0), award).id();
    sandbox
        .answer()
        .at("/tenants")
        .forEach(
            member -> {
              List<String> questions = new ArrayList<>(List.of("/v1/tenant", "/v1/api-keys"));
              if (member.at("/tenant/kind").asText().equals("training_organization")) {
                questions.addAll(
                    List.of(
                        "/v1/organization",
                        "/v1/tenders/" + tender,
                        "/v1/tenders/" + tender + "/quotes",
                        "/v1/tenders/" + tender + "/comparison",
                        "/v1/awards/" + award.id(),
                        "/v1/certificates/" + certificate,
                        "/v1/reminders"));
              } else {
                questions.addAll(List.of("/v1/invitations", "/v1/quotes"));
              }
              QUESTIONS.put(member.at("/api_key/secret").asText(), questions);
            });
  }

  /** Without the time of the reading and the last use of a key, which is written later. */
  private static List<String> answers(TestDatabase database) throws Exception {
    List<String> answers = new ArrayList<>();
    onServer(
        database,
        api ->
            QUESTIONS.forEach(
                (key, paths) ->
                    paths.forEach(
                        path -> {
                          String body = api.as(key).get(path).expect(200).body();
                          answers.add(
                              path
                                  + " "
                                  + body.replaceAll(
                                      "\"(server_time|last_used_(at|on))\":(null|\"[^\"]*\")", ""));
                        })));
    return answers;
  }

  private static int run(TestDatabase database, String... args) {
    DatabaseAccess access = database.access();
    return run(
        Map.of(
            "DATABASE_URL",
            access.jdbcUrl(),
            "DATABASE_MIGRATOR_PASSWORD",
            access.migrator().password()),
        args);
  }

  private static int run(Map<String, String> environment, String... args) {
    SAID.reset();
    PrintStream out = new PrintStream(SAID, true, StandardCharsets.UTF_8);
    return new Main(new HashMap<>(environment), out, out).run(List.of(args));
  }

  private static String said() {
    assertThat(SAID.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
    return SAID.toString(StandardCharsets.UTF_8);
  }

  /** The file as text: all its rows. */
  private static List<String> lines(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Path written(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String rowsIn(TestDatabase database, String table) {
    return asked(database, "select count(*) from " + table);
  }

  private static String asked(TestDatabase database, String sql) {
    return Sql.rolledBack(database.superuser(), c -> Sql.text(c, sql));
  }

  private static void refused(TestDatabase target, Path file, String why) {
    assertThat(run(target, "db", "restore", file.toString())).isEqualTo(1);
    assertThat(said()).contains(why);
    assertThat(said().strip().lines()).as(said()).hasSize(1);
  }

  @Test
  void restoredKeysGetTheSameResponsesAndNoRowIsLost() throws Exception {
    try (TestDatabase other = TestDatabase.create()) {
      assertThat(run(other, "db", "restore", dump.toString())).as(said()).isZero();
      assertThat(said()).containsPattern("Restored .*: \\d+ tables, \\d+ rows, schema \\d+");

      Path again = folder.resolve("again.dump");
      assertThat(run(other, "db", "dump", again.toString())).as(said()).isZero();
      assertThat(lines(again)).hasSizeGreaterThan(200).isEqualTo(lines(dump));
      assertThat(Sql.rolledBack(other.migrator(), CatalogueFacts::differences)).isEmpty();
      assertThat(answers).hasSizeGreaterThan(20);
      assertThat(answers(other)).isEqualTo(answers);

      String before = rowsIn(other, "app.quote");
      refused(other, dump, "The database is not empty");
      assertThat(rowsIn(other, "app.quote")).isEqualTo(before).isNotEqualTo("0");
    }
  }

  @Test
  void fileIsReadableByItsOwnerOnlyAndNotOverwritten() throws Exception {
    if (dump.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(dump)).hasSize(2);
    }
    byte[] before = Files.readAllBytes(dump);
    assertThat(run(played, "db", "dump", dump.toString())).isEqualTo(1);
    assertThat(said()).contains("exists already: name another file");
    assertThat(dump).hasBinaryContent(before);
    Path nowhere = folder.resolve("none").resolve("a.dump");
    assertThat(run(played, "db", "dump", nowhere.toString())).isEqualTo(1);
    assertThat(said()).contains("cannot be written (no such file or folder)");
  }

  @Test
  void incompleteFileIsRefusedBeforeTheDatabaseIsOpened() throws Exception {
    byte[] whole = Files.readAllBytes(dump);
    Map<String, String> unreachable =
        Map.of(
            "DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/x", "DATABASE_MIGRATOR_PASSWORD", "x");
    Path cut = folder.resolve("cut.dump");
    for (int length : new int[] {0, 5, 200, whole.length / 2, whole.length - 9, whole.length - 1}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(run(unreachable, "db", "restore", cut.toString()))
          .as(length + " bytes")
          .isEqualTo(1);
      assertThat(said()).as(length + " bytes").contains("is cut off");
    }
    whole[whole.length / 2] ^= 1;
    Files.write(cut, whole);
    assertThat(run(unreachable, "db", "restore", cut.toString())).isEqualTo(1);
    assertThat(said()).contains("damaged");
    List<String> lines = new ArrayList<>(lines(dump));
    lines.remove(lines.indexOf("\\.") - 1);
    assertThat(run(unreachable, "db", "restore", written("short.dump", lines).toString()))
        .isEqualTo(1);
    assertThat(said()).contains("rows are missing");
    Files.writeString(cut, "select 1;");
    assertThat(run(unreachable, "db", "restore", cut.toString())).isEqualTo(1);
    assertThat(said()).contains("is no dump");
    assertThat(run(unreachable, "db", "restore", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(said()).contains("no such file");
  }

  @Test
  void rowsThatViolateTheSchemaRollBackTheRestore() throws Exception {
    List<String> lines = new ArrayList<>(lines(dump));
    int table = firstAfter(lines, 0, "table admin.tenant (");
    int end = firstAfter(lines, table, "rows ");
    lines.subList(table + 1, end - 1).clear();
    lines.set(table + 2, "rows 0");
    try (TestDatabase other = TestDatabase.create()) {
      refused(
          other,
          written("orphans.dump", lines),
          "does not fit the database, and nothing of it was");
      assertThat(rowsIn(other, "app.quote")).isEqualTo("0");
      assertThat(Sql.rolledBack(other.migrator(), CatalogueFacts::differences)).isEmpty();
    }
  }

  @Test
  void databaseInUseIsNotMigratedNorFilledTwice() throws Exception {
    DumpFile file = DumpFile.open(dump);
    try (TestDatabase other = TestDatabase.create()) {
      assertThatThrownBy(() -> DatabaseRestore.run(played.migrator(), Assertions::fail, file))
          .isInstanceOf(DumpException.class)
          .hasMessageContaining("The database is not empty");
      Runnable serverStarts =
          () ->
              Sql.committed(
                  other.migrator(),
                  c ->
                      Sql.run(
                          c,
                          "insert into admin.sandbox (id, created_at) values (gen_random_uuid(), now())"));
      assertThatThrownBy(() -> DatabaseRestore.run(other.migrator(), serverStarts, file))
          .isInstanceOf(DumpException.class)
          .hasMessageContaining("admin.sandbox has rows");
      assertThat(rowsIn(other, "app.quote")).isEqualTo("0");
    }
  }

  private static int firstAfter(List<String> lines, int from, String beginning) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).startsWith(beginning)) {
        return i;
      }
    }
    throw new AssertionError("no line begins with " + beginning);
  }

  @Test
  void sequencesContinueAndTriggersDoNotRun() throws Exception {
    Path file = folder.resolve("numbered.dump");
    try (TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create()) {
      numbered(one);
      Sql.committed(
          one.migrator(),
          c -> Sql.run(c, "insert into app.numbered (word) values ('a\\b'), ('é\n\t')"));
      assertThat(run(one, "db", "dump", file.toString())).as(said()).isZero();
      numbered(other);
      Sql.committed(
          other.superuser(),
          c ->
              Sql.run(
                  c,
                  "create trigger loud before insert on app.numbered for each row execute function app.loud()"));
      assertThat(run(other, "db", "restore", file.toString())).as(said()).isZero();
      assertThat(asked(other, "select string_agg(word, ',' order by id) from app.numbered"))
          .isEqualTo("a\\b,é\n\t");
      assertThat(asked(other, "select nextval('app.numbered_id_seq')")).isEqualTo("3");
      assertThat(asked(other, "select tgenabled from pg_trigger where tgname = 'loud'"))
          .isEqualTo("O");
    }
  }

  private static void numbered(TestDatabase database) {
    Sql.committed(
        database.superuser(),
        c -> {
          Sql.run(c, "set local role qualitender_owner");
          Sql.run(
              c, "create table app.numbered (id bigint generated always as identity, word text)");
          return Sql.run(
              c,
              "create function app.loud() returns trigger language plpgsql as 'begin raise exception ''fired''; end'");
        });
  }

  @Test
  void embeddedDatabaseIsDumpedWhileItRunsAndRestored() throws Exception {
    Path data = folder.resolve("my data");
    Map<String, String> environment = Map.of("DATA_DIR", data.toString());
    List<String> lines = new ArrayList<>(lines(dump));
    lines.set(1, "migration 000 1");
    Path older = written("older.dump", lines);
    assertThat(run(environment, "db", "restore", older.toString())).isEqualTo(1);
    assertThat(said()).contains("restore it with the build that made it");

    Path empty = folder.resolve("empty.dump");
    assertThat(run(environment, "db", "dump", empty.toString())).isEqualTo(1);
    assertThat(said()).contains("The database has no schema yet");
    assertThat(empty).doesNotExist();

    assertThat(run(environment, "db", "restore", dump.toString())).as(said()).isZero();
    Path again = folder.resolve("embedded.dump");
    try (EmbeddedPostgres held = EmbeddedPostgres.start(data, Options.product(), text -> {})) {
      assertThat(held.jdbcUrl()).isNotEmpty();
      assertThat(run(environment, "db", "restore", dump.toString())).isEqualTo(1);
      assertThat(said()).contains("is in use by process");
      assertThat(run(environment, "db", "dump", again.toString())).as(said()).isZero();
    }
    assertThat(lines(again)).isEqualTo(lines(dump));
  }
}
