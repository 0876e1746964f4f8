package io.qualitender.admin.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qualitender.kernel.http.server.RequestLimits.Turn;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many requests of one tenant at once on this node. The next wait their turn in the order they
 * came, so that a burst is served and only its sender waits; when too many wait already, or for too
 * long, they are refused.
 */
public final class TenantConcurrency {

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final int atOnce;
  private final int mostWaiting;
  private final Duration patience;
  private final Cache<UUID, Queue> queues =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build();

  /**
   * @param atOnce how many are worked on
   * @param mostWaiting how many more may wait
   * @param patience for how long
   */
  public TenantConcurrency(int atOnce, int mostWaiting, Duration patience) {
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  private record Queue(Semaphore turns, AtomicInteger waiting) {}

  /**
   * Waits for a turn.
   *
   * @throws Problem 429 when there is none to be had
   */
  public Turn enter(UUID tenantId) {
    Queue queue =
        queues.get(tenantId, id -> new Queue(new Semaphore(atOnce, true), new AtomicInteger()));
    if (!queue.turns().tryAcquire() && !waited(queue)) {
      throw Problem.of(KernelProblem.TOO_MANY_REQUESTS, Text.of("limit.turns", atOnce))
          .with("retry_after", Math.max(1, patience.toSeconds()));
    }
    AtomicBoolean over = new AtomicBoolean();
    return () -> {
      if (over.compareAndSet(false, true)) {
        queue.turns().release();
      }
    };
  }

  private boolean waited(Queue queue) {
    try {
      return queue.waiting().incrementAndGet() <= mostWaiting
          && queue.turns().tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      queue.waiting().decrementAndGet();
    }
  }
}
