package io.qualitender.admin.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qualitender.kernel.http.server.RequestLimits.Permit;
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
 * Limits the concurrent requests of one tenant on this node. Further requests wait in order of
 * arrival, so that a burst is served and delays only its sender; they are refused when too many
 * wait already, or for too long.
 */
public final class TenantConcurrency {

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final int maxRunning;
  private final int maxWaiting;
  private final Duration maxWait;
  private final Cache<UUID, Queue> queues =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build();

  /**
   * @param maxRunning concurrent requests of one tenant
   * @param maxWaiting further requests that may wait
   * @param maxWait how long one may wait
   */
  public TenantConcurrency(int maxRunning, int maxWaiting, Duration maxWait) {
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
    this.maxWait = maxWait;
  }

  private record Queue(Semaphore permits, AtomicInteger waiting) {}

  /**
   * Waits for a permit.
   *
   * @throws Problem 429 when none becomes free, or too many requests wait
   */
  public Permit acquirePermit(UUID tenantId) {
    Queue queue =
        queues.get(tenantId, id -> new Queue(new Semaphore(maxRunning, true), new AtomicInteger()));
    if (!queue.permits().tryAcquire() && !awaitPermit(queue)) {
      throw Problem.of(KernelProblem.TOO_MANY_REQUESTS, Text.of("limit.turns", maxRunning))
          .with("retry_after", Math.max(1, maxWait.toSeconds()));
    }
    AtomicBoolean released = new AtomicBoolean();
    return () -> {
      if (released.compareAndSet(false, true)) {
        queue.permits().release();
      }
    };
  }

  private boolean awaitPermit(Queue queue) {
    try {
      return queue.waiting().incrementAndGet() <= maxWaiting
          && queue.permits().tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      queue.waiting().decrementAndGet();
    }
  }
}
