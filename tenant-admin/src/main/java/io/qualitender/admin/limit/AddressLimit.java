package io.qualitender.admin.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Limits the requests of one address in a period, on this node. The address is the connection's,
 * since a header can be forged. A household or a server owns a whole /64 of IPv6, so it counts as
 * one address.
 */
public final class AddressLimit {

  /** Beyond this many addresses the oldest are evicted and start with a full allowance. */
  private static final int MAX_ADDRESSES = 100_000;

  private static final int IPV6_PREFIX_BYTES = 8;

  private final int acts;
  private final Duration period;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /** Refilled evenly: after {@code period} without requests an address has {@code acts} again. */
  public AddressLimit(int acts, Duration period) {
    this(acts, period, TimeMeter.SYSTEM_NANOTIME);
  }

  AddressLimit(int acts, Duration period, TimeMeter time) {
    this.acts = acts;
    this.period = period;
    this.time = time;
    this.buckets =
        Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).expireAfterAccess(period).build();
  }

  /**
   * Counts one request of {@code address}.
   *
   * @throws Problem 429 with the seconds to wait when the limit is exceeded
   */
  public void acquire(String address) {
    Bucket bucket = buckets.get(network(address), key -> newBucket());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long nanos = probe.getNanosToWaitForRefill();
      long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999));
      throw Problem.of(
              KernelProblem.TOO_MANY_REQUESTS,
              Text.of("limit.acts", acts, period.toMinutes(), seconds))
          .with("retry_after", seconds);
    }
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(acts).refillGreedy(acts, period))
        .withCustomTimePrecision(time)
        .build();
  }

  /**
   * The address itself, or an IPv6 address's /64. Only text with a colon is parsed, so that no DNS
   * lookup is made.
   */
  static String network(String address) {
    if (address == null || address.indexOf(':') < 0) {
      return String.valueOf(address);
    }
    String literal = address.replaceAll("[\\[\\]]|%.*", "");
    try {
      byte[] bytes = InetAddress.getByName(literal).getAddress();
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes).getHostAddress()
          : HexFormat.of().formatHex(bytes, 0, IPV6_PREFIX_BYTES);
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
