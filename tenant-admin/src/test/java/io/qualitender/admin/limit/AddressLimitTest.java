package io.qualitender.admin.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import io.qualitender.kernel.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

  private long nanos;

  private final AddressLimit limit =
      new AddressLimit(
          3,
          Duration.ofMinutes(3),
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void refuses_an_address_over_the_limit_with_retry_after() {
    for (int i = 0; i < 3; i++) {
      limit.acquire("192.0.2.1");
    }
    Problem refused = catchThrowableOfType(Problem.class, () -> limit.acquire("192.0.2.1"));
    assertThat(refused.code().status()).isEqualTo(429);
    assertThat(refused.members()).containsEntry("retry_after", 60L);
    nanos += Duration.ofSeconds(60).toNanos();
    assertThatCode(() -> limit.acquire("192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void another_address_is_not_limited() {
    for (int i = 0; i < 3; i++) {
      limit.acquire("192.0.2.1");
    }
    assertThatCode(() -> limit.acquire("192.0.2.2")).doesNotThrowAnyException();
  }

  @Test
  void an_ipv6_64_network_is_one_address() {
    String one = AddressLimit.network("2001:db8:1:2::1");
    assertThat(AddressLimit.network("[2001:db8:1:2:ffff::7]")).isEqualTo(one);
    assertThat(AddressLimit.network("2001:db8:1:2::1%eth0")).isEqualTo(one);
    assertThat(AddressLimit.network("2001:db8:1:3::1")).isNotEqualTo(one);
  }

  @Test
  void ipv4_mapped_addresses_are_ipv4() {
    assertThat(AddressLimit.network("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(AddressLimit.network("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(AddressLimit.network(null)).isEqualTo("null");
  }
}
