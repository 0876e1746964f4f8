package io.qualitender.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.http.body.BodyLimit;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotency: a repeated request gets the stored response. */
class WritesTest {

  private static final Actor ANN = actor();
  private static final Actor BOB = actor();

  /** A view that fails when serialized. */
  private static final List<String> UNSERIALIZABLE =
      new AbstractList<>() {
        @Override
        public String get(int index) {
          throw new IllegalStateException("no text");
        }

        @Override
        public int size() {
          return 1;
        }
      };

  private static TestDatabase database;
  private static Writes writes;

  private final AtomicInteger done = new AtomicInteger();
  private String key;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    ConnectionPools pools = database.pools(24, Map.of());
    writes = new Writes(new TenantTx(pools, TestDatabase.ANY_KEY), due -> {});
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void freshKey() {
    key = UUID.randomUUID().toString();
  }

  private static Actor actor() {
    return new Actor(
        Ids.next(), TenantKind.TRAINING_ORGANIZATION, null, Ids.next(), Role.OWNER, Set.of());
  }

  private record As(Actor actor) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return actor;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "BEARER";
    }
  }

  private static Call call(Actor actor, String key, String path, String body) {
    ContainerRequest request =
        new ContainerRequest(
            URI.create("http://localhost/"),
            URI.create("http://localhost" + path),
            "POST",
            new As(actor),
            new MapPropertiesDelegate(),
            null);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    try {
      new BodyLimit().filter(request);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Call(request);
  }

  private Response send(Actor actor, String path, String body) {
    return writes.run(call(actor, key, path, body), this::work);
  }

  private Reply work(Tx tx) {
    int count = done.incrementAndGet();
    return Reply.created(Map.of("count", count), "/v1/things/" + count).etag(count);
  }

  private static String body(Response response) {
    return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
  }

  private static String code(Runnable request) {
    return catchThrowableOfType(Problem.class, request::run).code().code();
  }

  @Test
  void sameRequestGetsTheSameAnswer() {
    Response first = send(ANN, "/v1/things", "{}");
    Response second = send(ANN, "/v1/things", "{}");
    assertThat(done).hasValue(1);
    assertThat(first.getHeaderString("Idempotent-Replayed")).isNull();
    assertThat(second.getHeaderString("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.getStatus()).isEqualTo(first.getStatus()).isEqualTo(201);
    assertThat(body(second)).isEqualTo(body(first)).isEqualTo("{\"count\":1}");
    for (String header : List.of("ETag", "Location", "Cache-Control", "Content-Type")) {
      assertThat(second.getHeaderString(header)).isEqualTo(first.getHeaderString(header));
    }
    assertThat(second.getHeaderString("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void keyWithAnotherRequestIsRefused() {
    send(ANN, "/v1/things", "{}");
    assertThat(code(() -> send(ANN, "/v1/things", "{ }"))).isEqualTo("idempotency_key_reused");
    assertThat(code(() -> send(ANN, "/v1/others", "{}"))).isEqualTo("idempotency_key_reused");
    assertThat(done).hasValue(1);
  }

  @Test
  void keyIsPerTenant() {
    send(ANN, "/v1/things", "{}");
    Actor colleague = new Actor(ANN.tenantId(), ANN.kind(), null, Ids.next(), Role.OWNER, Set.of());
    send(colleague, "/v1/things", "{}");
    send(BOB, "/v1/things", "{}");
    assertThat(done).hasValue(3);
  }

  @Test
  void withoutKeyEveryRequestIsExecuted() {
    writes.run(call(ANN, null, "/v1/things", "{}"), this::work);
    writes.run(call(ANN, null, "/v1/things", "{}"), this::work);
    assertThat(done).hasValue(2);
  }

  @Test
  void refusalIsNotStored() {
    Function<Tx, Reply> refusal =
        tx -> {
          throw Problem.of(KernelProblem.INVALID_VALUES, KernelProblem.INVALID_VALUES.title());
        };
    assertThat(code(() -> writes.run(call(ANN, key, "/v1/things", "{}"), refusal)))
        .isEqualTo("invalid_values");
    assertThat(send(ANN, "/v1/things", "{}").getStatus()).isEqualTo(201);
    assertThat(done).hasValue(1);
  }

  @Test
  void secretIsNotStored() {
    Function<Tx, Reply> secret = tx -> Reply.ok(Map.of("secret", "s")).replayedAs(Map.of());
    Response first = writes.run(call(ANN, key, "/v1/keys", "{}"), secret);
    Response second = writes.run(call(ANN, key, "/v1/keys", "{}"), secret);
    assertThat(body(first)).isEqualTo("{\"secret\":\"s\"}");
    assertThat(body(second)).isEqualTo("{}");
  }

  /** Fails if the answer is serialized after the commit: the work would stay without an answer. */
  @Test
  void failureToSerializeRollsBack() {
    for (String keyOrNone : new String[] {null, key}) {
      UUID subject = Ids.next();
      Function<Tx, Reply> work =
          tx -> {
            EventLog.append(tx, EventType.of("thing.made"), subject, Map.of());
            return Reply.ok(UNSERIALIZABLE);
          };
      assertThatThrownBy(() -> writes.run(call(ANN, keyOrNone, "/v1/things", "{}"), work))
          .isInstanceOf(IllegalStateException.class);
      String left =
          Sql.rolledBack(
              database.superuser(),
              connection ->
                  Sql.text(
                      connection, "select count(*) from app.event where subject_id = ?", subject));
      assertThat(left).as("events left behind, key: " + keyOrNone).isEqualTo("0");
    }
  }

  @Test
  void twentyConcurrentRepetitionsAreExecutedOnce() throws Exception {
    List<Callable<Response>> twins = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      twins.add(() -> send(ANN, "/v1/things", "{}"));
    }
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      for (Future<Response> twin : threads.invokeAll(twins)) {
        assertThat(body(twin.get())).isEqualTo("{\"count\":1}");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(done).hasValue(1);
  }

  @Test
  void repetitionOfARunningRequestIsRefusedAsInProgress() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Response> slow =
          thread.submit(
              () ->
                  writes.run(
                      call(ANN, key, "/v1/things", "{}"),
                      tx -> {
                        running.countDown();
                        await(finish);
                        return work(tx);
                      }));
      running.await();
      assertThat(code(() -> send(ANN, "/v1/things", "{}"))).isEqualTo("idempotency_in_progress");
      finish.countDown();
      assertThat(slow.get().getStatus()).isEqualTo(201);
      assertThat(send(ANN, "/v1/things", "{}").getHeaderString("Idempotent-Replayed"))
          .isEqualTo("true");
    } finally {
      thread.shutdown();
    }
    assertThat(done).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void keyExpiresAfterADay() throws SQLException {
    send(ANN, "/v1/things", "{}");
    age("23 hours 59 minutes");
    send(ANN, "/v1/things", "{}");
    assertThat(done).hasValue(1);
    age("24 hours 1 second");
    assertThat(body(send(ANN, "/v1/things", "{\"other\":true}"))).isEqualTo("{\"count\":2}");
    assertThat(body(send(ANN, "/v1/things", "{\"other\":true}"))).isEqualTo("{\"count\":2}");
  }

  private void age(String interval) throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update app.idempotency_key set created_at = clock_timestamp() - interval '%s' where key = '%s'"
              .formatted(interval, key));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "é", "a\tb"})
  void keyMustBePrintableAscii(String unusable) {
    key = unusable;
    assertThat(code(() -> send(ANN, "/v1/things", "{}"))).isEqualTo("invalid_idempotency_key");
    key = "x".repeat(256);
    assertThat(code(() -> send(ANN, "/v1/things", "{}"))).isEqualTo("invalid_idempotency_key");
    key = "x".repeat(255);
    assertThat(send(BOB, "/v1/things", "{}").getStatus()).isEqualTo(201);
  }
}
