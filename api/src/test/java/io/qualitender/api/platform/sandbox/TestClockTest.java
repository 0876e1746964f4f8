package io.qualitender.api.platform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.ControlTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Advancing the test clock performs due work, even if some of it fails. */
class TestClockTest {

  private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant GOAL = Instant.parse("2029-12-01T08:00:00Z");

  private static TestDatabase database;
  private static ControlTx control;

  private final UUID sandbox = Ids.next();
  private final List<String> done = new ArrayList<>();

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    control = new ControlTx(database.pools());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void createSandbox() {
    control.run(
        tx -> {
          tx.dao(SandboxDao.class).insert(sandbox, START, tx.now());
          return null;
        });
  }

  @Test
  void workIsPerformedInOrderAtItsDueInstant() {
    Work openings = new Work("opening", "2026-12-15T11:00:00Z", "2027-06-01T10:00:00Z");
    Work reminders = new Work("reminder", "2026-12-20T08:00:00Z", "2029-03-01T08:00:00Z");
    clock(openings, reminders).advanceTo(sandbox, GOAL);

    assertThat(done)
        .containsExactly(
            "opening 2026-12-15T11:00:00Z at 2026-12-15T11:00",
            "reminder 2026-12-20T08:00:00Z at 2026-12-20T08:00",
            "opening 2027-06-01T10:00:00Z at 2027-06-01T10:00",
            "reminder 2029-03-01T08:00:00Z at 2029-03-01T08:00");
    assertThat(now()).isBetween(GOAL, GOAL.plusSeconds(60));
  }

  @Test
  void overdueWorkIsPerformedWithoutTurningBack() {
    clock(new Work("opening", "2026-11-01T08:00:00Z")).advanceTo(sandbox, START.plusSeconds(60));
    assertThat(done).containsExactly("opening 2026-11-01T08:00:00Z at 2026-12-01T08:00");
  }

  @Test
  void workAfterTheGoalIsNotPerformed() {
    clock(new Work("opening", "2029-12-01T08:00:01Z")).advanceTo(sandbox, GOAL);
    assertThat(done).isEmpty();
  }

  @Test
  void failingWorkIsRetriedThenSkipped() {
    Work stuck = new Work("stuck", "2026-12-15T11:00:00Z", "2026-12-16T11:00:00Z");
    stuck.staysDue = true;
    Work failing = new Work("failing", "2026-12-15T11:00:00Z");
    failing.fails = true;
    Work good = new Work("good", "2026-12-15T11:00:00Z", "2027-01-01T11:00:00Z");
    clock(stuck, failing, good).advanceTo(sandbox, GOAL);

    assertThat(done.stream().filter(each -> each.startsWith("stuck"))).hasSize(6);
    assertThat(done.stream().filter(each -> each.startsWith("failing"))).hasSize(3);
    assertThat(done.stream().filter(each -> each.startsWith("good"))).hasSize(2);
    assertThat(now()).isAfterOrEqualTo(GOAL);
  }

  @Test
  void clockIsAdvancedByOneCallAtATime() {
    List<Integer> refusals = new ArrayList<>();
    Work work = new Work("opening", "2026-12-15T11:00:00Z");
    work.meanwhile =
        () ->
            refusals.add(
                catchThrowableOfType(Problem.class, () -> clock().advanceTo(sandbox, GOAL))
                    .code()
                    .status());
    clock(work).advanceTo(sandbox, GOAL);
    assertThat(refusals).containsExactly(409);
    clock().advanceTo(sandbox, GOAL.plusSeconds(120));
    assertThat(now()).isAfterOrEqualTo(GOAL.plusSeconds(120));
  }

  @Test
  void clockNeverTurnsBack() {
    clock().advanceTo(sandbox, GOAL);
    clock().advanceTo(sandbox, START);
    assertThat(now()).isAfterOrEqualTo(GOAL);
  }

  private TestClock clock(DueJob... kinds) {
    return new TestClock(control, new DueJobRunner(List.of(kinds)));
  }

  private Instant now() {
    return Sql.rolledBack(
        database.superuser(),
        connection ->
            Instant.ofEpochSecond(
                Long.parseLong(
                    Sql.text(
                        connection,
                        "select floor(extract(epoch from clock_timestamp() + clock_offset))::bigint"
                            + " from admin.sandbox where id = ?",
                        sandbox))));
  }

  /** Work that records when it was performed. */
  private final class Work implements DueJob {
    private final String name;
    private final List<DueItem> due = new ArrayList<>();
    private boolean staysDue;
    private boolean fails;
    private Runnable meanwhile = () -> {};

    private Work(String name, String... instants) {
      this.name = name;
      for (String instant : instants) {
        due.add(new DueItem(Ids.next(), sandbox, Ids.next(), Instant.parse(instant)));
      }
    }

    @Override
    public List<DueItem> due(int limit) {
      return List.of();
    }

    @Override
    public List<DueItem> dueIn(UUID asked, Instant until, int limit) {
      return due.stream()
          .filter(each -> !each.dueAt().isAfter(until))
          .sorted(Comparator.comparing(DueItem::dueAt))
          .limit(limit)
          .toList();
    }

    @Override
    public void perform(DueItem each) {
      done.add("%s %s at %.16s".formatted(name, each.dueAt(), now()));
      meanwhile.run();
      if (fails) {
        throw new IllegalStateException("work failed");
      }
      if (!staysDue) {
        due.remove(each);
      }
    }
  }
}
