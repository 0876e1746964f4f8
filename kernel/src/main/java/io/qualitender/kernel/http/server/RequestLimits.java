package io.qualitender.kernel.http.server;

import io.qualitender.kernel.problem.Problem;
import java.util.UUID;

/** Rate limits per address and per credential, and concurrency per tenant, on this node. */
public interface RequestLimits {

  /** Values of the headers RateLimit-Policy and RateLimit. */
  record RateStatus(String policy, String limit) {}

  /** One of a tenant's concurrent requests; {@link #release} has an effect once. */
  @FunctionalInterface
  interface Permit {
    void release();
  }

  /**
   * Counts one request. Called before anything but its headers is read.
   *
   * @param address of the client
   * @param secret of the credential it sent, known or not; null = none
   * @throws Refused when the limit is exceeded
   */
  RateStatus acquire(String address, String secret);

  /**
   * Waits for one of the tenant's permits, so that its requests delay only each other.
   *
   * @throws Problem 429 when too many requests wait already, or the wait is too long
   */
  Permit acquirePermit(UUID tenantId);

  /** The limit is exceeded: the problem, and the status for the headers. */
  final class Refused extends RuntimeException {
    private final transient Problem problem;
    private final transient RateStatus status;

    public Refused(Problem problem, RateStatus status) {
      super(problem.getMessage(), problem, false, false);
      this.problem = problem;
      this.status = status;
    }

    public Problem problem() {
      return problem;
    }

    public RateStatus status() {
      return status;
    }
  }
}
