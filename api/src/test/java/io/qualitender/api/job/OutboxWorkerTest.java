package io.qualitender.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.admin.apikey.KeyCredentials;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.job.OutboxHandler;
import io.qualitender.kernel.job.OutboxWorker;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Outbox tasks on the database: 500 tasks whose handler throws an Error, before one that succeeds.
 *
 * <p>Fails if the worker catches exceptions only: no attempt is counted and the later task is never
 * reached.
 */
class OutboxWorkerTest {

  private static final int POISONED = 500;

  private final UUID tenant = UUID.randomUUID();
  private final List<UUID> handled = new ArrayList<>();
  private TestDatabase database;
  private DueJobRunner dueJobs;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    ConnectionPools pools = database.pools();
    Map<String, OutboxHandler> handlers =
        Map.of(
            "poisoned",
            (tx, subject) -> {
              throw new NoClassDefFoundError("poisoned");
            },
            "healthy",
            (tx, subject) -> handled.add(subject));
    dueJobs =
        new DueJobRunner(
            List.of(
                new OutboxWorker(
                    new TenantTx(pools, KeyCredentials.VALID_KEY), new WorkerTx(pools), handlers)));
    Sql.committed(
        database.superuser(),
        connection -> {
          Sql.run(
              connection,
              "insert into admin.tenant (id, kind, name, siren, created_at) values (?, 'certification_body', 'T', '1', now())",
              tenant);
          return Sql.run(
              connection,
              """
              insert into app.outbox_task (tenant_id, id, kind, subject_id, due_at, created_at)
              select ?, gen_random_uuid(), case when n <= ? then 'poisoned' else 'healthy' end, gen_random_uuid(),
                     now() - interval '1 hour' + n * interval '1 millisecond', now()
                from generate_series(1, ?) n
              """,
              tenant,
              POISONED,
              POISONED + 1);
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void taskAfterFiveHundredFailingOnesIsDone() {
    for (int tick = 0; tick < 20 && handled.isEmpty(); tick++) {
      dueJobs.performDue();
    }
    assertThat(handled).hasSize(1);
    assertThat(
            ask(
                "select count(*) || ' ' || min(attempts) || ' ' || min(last_error) from app.outbox_task where kind = 'poisoned' and attempts > 0 and due_at > created_at"))
        .isEqualTo(POISONED + " 1 NoClassDefFoundError");
    System.out.println("outbox tasks: " + POISONED + " poisoned before 1 healthy");
  }

  private String ask(String sql) {
    return Sql.rolledBack(database.superuser(), connection -> Sql.text(connection, sql));
  }
}
