package io.qualitender.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Failing items are delayed and do not block others.
 *
 * <p>Fails with a runner that reads the same first 500 items again or lets an Error through: the
 * item after them and the second job would never run.
 */
class DueJobRunnerTest {

  private static final int FAILING = 500;
  private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

  private long nanos;

  @Test
  void fiveHundredFailingItemsDoNotBlockOthers() {
    Kind failing = new Kind(FAILING + 1);
    DueItem healthy = failing.due.get(FAILING);
    failing.doing = due -> failUnless(due == healthy);
    Kind other = new Kind(1);
    DueJobRunner dueJobs = dueJobs(failing, other);

    dueJobs.performDue();

    assertThat(failing.done).containsExactly(healthy);
    assertThat(other.done).hasSize(1);
    assertThat(dueJobs.waitingAfterFailure().values()).contains(FAILING);
    System.out.println("due jobs: " + FAILING + " failing before 1 healthy, of 2 kinds");
  }

  @Test
  void theDelayDoublesUntilAnItemSucceeds() {
    Kind kind = new Kind(1);
    kind.doing = due -> failUnless(false);
    DueJobRunner dueJobs = dueJobs(kind);
    List<Long> triedAt = new ArrayList<>();
    for (long second = 0; second < 200; second++) {
      nanos = Duration.ofSeconds(second).toNanos();
      int before = kind.attempts;
      dueJobs.performDue();
      if (kind.attempts > before) {
        triedAt.add(second);
      }
    }
    assertThat(triedAt).containsExactly(0L, 5L, 15L, 35L, 75L, 155L);

    kind.doing = due -> {};
    nanos = Duration.ofHours(3).toNanos();
    dueJobs.performDue();
    assertThat(kind.done).hasSize(1);
    assertThat(dueJobs.waitingAfterFailure().values()).containsExactly(0);
  }

  @Test
  void newItemsComeBeforeFailedOnes() {
    Kind kind = new Kind(1);
    kind.doing = due -> failUnless(false);
    DueJobRunner dueJobs = dueJobs(kind);
    dueJobs.performDue();

    nanos = Duration.ofSeconds(6).toNanos();
    kind.add();
    List<DueItem> order = new ArrayList<>();
    kind.doing = order::add;
    dueJobs.performDue();
    assertThat(order).hasSize(2).last().isEqualTo(kind.all.get(0));
  }

  @Test
  void aSlowJobIsInterruptedForTheOthers() {
    Kind slow = new Kind(FAILING);
    slow.doing =
        due -> {
          nanos += Duration.ofSeconds(2).toNanos();
          failUnless(false);
        };
    Kind other = new Kind(1);
    dueJobs(slow, other).performDue();
    assertThat(slow.attempts).isEqualTo(3);
    assertThat(other.done).hasSize(1);
  }

  @Test
  void itemsThatStayDueWithoutFailingDoNotBlockOthers() {
    Kind kind = new Kind(FAILING + 1);
    kind.staysDue = due -> due != kind.all.get(FAILING);
    // Without delays the runner would never end.
    kind.doing = due -> nanos += Duration.ofMillis(1).toNanos();
    dueJobs(kind).performDue();
    assertThat(kind.done).contains(kind.all.get(FAILING));
    assertThat(kind.attempts).isEqualTo(FAILING + 1);
  }

  @Test
  void aJobWhoseQueryFailsDoesNotBlockOthers() {
    Kind broken = new Kind(1);
    broken.finding =
        () -> {
          throw new StackOverflowError("in the query");
        };
    Kind other = new Kind(1);
    dueJobs(broken, other).performDue();
    assertThat(other.done).hasSize(1);
  }

  @Test
  void aFailedBatchIsPerformedOneByOneAndThenWithoutTheFailingItem() {
    Batch kind = new Batch(3);
    DueItem failing = kind.all.get(1);
    kind.doing = due -> failUnless(due != failing);
    DueJobRunner dueJobs = dueJobs(kind);
    dueJobs.performDue();
    assertThat(kind.done).containsExactly(kind.all.get(0), kind.all.get(2));

    kind.add();
    kind.add();
    dueJobs.performDue();
    assertThat(kind.batches).last().isEqualTo(List.of(kind.all.get(3), kind.all.get(4)));
    assertThat(kind.done).hasSize(4);
  }

  private DueJobRunner dueJobs(Kind... kinds) {
    return new DueJobRunner(List.of(kinds), () -> nanos);
  }

  private static void failUnless(boolean well) {
    if (!well) {
      throw new AssertionError("failing");
    }
  }

  /** A job whose items are due until they are performed. */
  private static class Kind implements DueJob {
    final List<DueItem> all = new ArrayList<>();
    final List<DueItem> due = new ArrayList<>();
    final List<DueItem> done = new ArrayList<>();
    Consumer<DueItem> doing = each -> {};
    Runnable finding = () -> {};
    Predicate<DueItem> staysDue = each -> false;
    int attempts;

    Kind(int count) {
      for (int i = 0; i < count; i++) {
        add();
      }
    }

    void add() {
      DueItem each =
          new DueItem(UUID.randomUUID(), null, UUID.randomUUID(), AT.plusSeconds(all.size()));
      all.add(each);
      due.add(each);
    }

    @Override
    public List<DueItem> due(int limit) {
      finding.run();
      return due.stream().limit(limit).toList();
    }

    @Override
    public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
      return List.of();
    }

    @Override
    public void perform(DueItem each) {
      attempts++;
      doing.accept(each);
      done.add(each);
      if (!staysDue.test(each)) {
        due.remove(each);
      }
    }
  }

  /** The same, in batches. */
  private static final class Batch extends Kind implements DueBatchJob {
    final List<List<DueItem>> batches = new ArrayList<>();

    Batch(int count) {
      super(count);
    }

    @Override
    public void performAll(List<DueItem> found) {
      batches.add(found);
      found.forEach(doing);
      found.forEach(this::perform);
    }
  }

  @Test
  void countsFailuresByJobName() {
    assertThat(dueJobs(new Kind(0)).waitingAfterFailure()).isEqualTo(Map.of("Kind", 0));
  }
}
