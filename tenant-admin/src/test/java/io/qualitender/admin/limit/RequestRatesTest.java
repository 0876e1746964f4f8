package io.qualitender.admin.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import io.qualitender.kernel.http.server.RequestLimits.Permit;
import io.qualitender.kernel.http.server.RequestLimits.Refused;
import io.qualitender.kernel.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

  private long nanos;

  private final TimeMeter time =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos;
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  private final RequestRates rates =
      new RequestRates(6, 3, new TenantConcurrency(2, 1, Duration.ofMillis(200)), time);

  @Test
  void limitsRequestsPerCredential() {
    for (int left = 2; left >= 0; left--) {
      assertThat(rates.acquire("192.0.2.1", "a").limit()).startsWith("\"key\";r=" + left + ";t=");
    }
    Refused refused = catchThrowableOfType(Refused.class, () -> rates.acquire("192.0.2.1", "a"));
    assertThat(refused.status().policy()).isEqualTo("\"key\";q=3;w=60");
    assertThat(refused.problem().members()).containsEntry("retry_after", 20L);

    assertThat(rates.acquire("192.0.2.1", "b").limit()).startsWith("\"key\";r=2;");
    nanos += TimeUnit.SECONDS.toNanos(20);
    assertThat(rates.acquire("192.0.2.2", "a").limit()).startsWith("\"key\";r=0;");
  }

  @Test
  void limitsRequestsPerAddressWhateverTheCredential() {
    for (int i = 0; i < 6; i++) {
      rates.acquire("2001:db8::" + i, "made up " + i);
    }
    assertThatThrownBy(() -> rates.acquire("2001:db8::77", "another")).isInstanceOf(Refused.class);
    assertThat(rates.acquire("2001:db8:0:1::77", null).limit()).startsWith("\"address\";r=5;");
  }

  @Test
  void concurrentRequestsOfOneTenantWaitOnlyForEachOther() throws Exception {
    UUID tenant = new UUID(0, 1);
    Permit first = rates.acquirePermit(tenant);
    Permit second = rates.acquirePermit(tenant);
    rates.acquirePermit(new UUID(0, 2)).release();
    assertThat(catchThrowableOfType(Problem.class, () -> rates.acquirePermit(tenant)).members())
        .containsKey("retry_after");

    ExecutorService waiting = Executors.newSingleThreadExecutor();
    Future<Permit> third = waiting.submit(() -> rates.acquirePermit(tenant));
    first.release();
    first.release();
    third.get(5, TimeUnit.SECONDS);
    assertThatThrownBy(() -> rates.acquirePermit(tenant)).isInstanceOf(Problem.class);
    second.release();
    rates.acquirePermit(tenant);
    waiting.shutdown();
  }

  /** Of ten concurrent requests two run, one waits and the others are refused at once. */
  @Test
  void requestsBeyondTheQueueAreRefusedAtOnce() throws Exception {
    TenantConcurrency concurrency = new TenantConcurrency(2, 1, Duration.ofSeconds(20));
    UUID tenant = new UUID(0, 3);
    ExecutorService crowd = Executors.newFixedThreadPool(10);
    CountDownLatch refused = new CountDownLatch(7);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(
          crowd.submit(
              () -> {
                try {
                  Permit permit = concurrency.acquirePermit(tenant);
                  refused.await(10, TimeUnit.SECONDS);
                  permit.release();
                } catch (Problem tooMany) {
                  refused.countDown();
                }
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get(15, TimeUnit.SECONDS);
    }
    assertThat(refused.getCount()).isZero();
    crowd.shutdown();
  }
}
