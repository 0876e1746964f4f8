package io.qualitender.admin.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.qualitender.kernel.http.body.BufferedBody;
import io.qualitender.kernel.http.server.RequestLimits;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Limits on this node: requests per minute from one address and with one credential, known or not,
 * and concurrent requests of one tenant. Kept in memory and not shared: two nodes allow twice as
 * much.
 */
public final class RequestRates implements RequestLimits {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MAX_CACHED = 100_000;

  private final int perAddress;
  private final int perKey;
  private final TimeMeter time;
  private final Cache<String, Bucket> addresses = buckets();
  private final Cache<String, Bucket> keys = buckets();
  private final TenantConcurrency concurrency;

  /**
   * @param perAddress requests per minute from one IPv4 address or one IPv6 /64
   * @param perKey requests per minute with one credential
   */
  public RequestRates(int perAddress, int perKey, TenantConcurrency concurrency) {
    this(perAddress, perKey, concurrency, TimeMeter.SYSTEM_NANOTIME);
  }

  RequestRates(int perAddress, int perKey, TenantConcurrency concurrency, TimeMeter time) {
    this.perAddress = perAddress;
    this.perKey = perKey;
    this.concurrency = concurrency;
    this.time = time;
  }

  private static Cache<String, Bucket> buckets() {
    return Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterAccess(PERIOD).build();
  }

  /** The address is counted first: a client that invents credentials is still one address. */
  @Override
  public RateStatus acquire(String address, String secret) {
    RateStatus ofAddress = acquire(addresses, AddressLimit.network(address), "address", perAddress);
    return secret == null ? ofAddress : acquire(keys, digest(secret), "key", perKey);
  }

  private RateStatus acquire(Cache<String, Bucket> buckets, String whose, String name, int most) {
    Bucket bucket = buckets.get(whose, key -> newBucket(most));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    RateStatus status =
        new RateStatus(
            "\"%s\";q=%d;w=%d".formatted(name, most, PERIOD.toSeconds()),
            "\"%s\";r=%d;t=%d"
                .formatted(
                    name, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
    if (!probe.isConsumed()) {
      long wait = Math.max(1, seconds(probe.getNanosToWaitForRefill()));
      throw new Refused(
          Problem.of(
                  KernelProblem.TOO_MANY_REQUESTS,
                  name.equals("key")
                      ? Text.of("limit.requests_of_a_key", most, wait)
                      : Text.of("limit.requests_of_an_address", most, wait))
              .with("retry_after", wait),
          status);
    }
    return status;
  }

  private Bucket newBucket(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD))
        .withCustomTimePrecision(time)
        .build();
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999);
  }

  /** The secret itself is not kept. */
  private static String digest(String secret) {
    return BufferedBody.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Permit acquirePermit(UUID tenantId) {
    return concurrency.acquirePermit(tenantId);
  }
}
