package io.qualitender.kernel.http.server;

import io.qualitender.kernel.problem.Problem;
import java.util.UUID;

/** How much one address, one credential and one tenant may ask of this node. */
public interface RequestLimits {

  /** What a client is told of its limit: the headers RateLimit-Policy and RateLimit. */
  record RateStatus(String policy, String limit) {}

  /** Gives back what {@link #enter} took; once. */
  @FunctionalInterface
  interface Turn {
    void end();
  }

  /**
   * Counts one request, before anything of it but its headers is looked at.
   *
   * @param address the client's
   * @param secret what it presents as its credential, known or not; null = none
   * @throws Refused when there were too many
   */
  RateStatus acquire(String address, String secret);

  /**
   * Waits for one of the tenant's turns, so that its requests hold up each other and nobody else's.
   *
   * @throws Problem 429 when too many wait already, or for too long
   */
  Turn enter(UUID tenantId);

  /** Too many: a problem, and where the client stands. */
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
