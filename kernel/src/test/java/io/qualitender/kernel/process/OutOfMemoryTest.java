package io.qualitender.kernel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a JVM with a heap of 32 MB until it is full. */
class OutOfMemoryTest {

  /** Where the error is thrown. */
  enum Way {
    /** In a plain thread. */
    UNCAUGHT,
    /** In a pool that catches and logs everything. */
    CAUGHT_AND_LOGGED,
    /** The same, as the cause of another exception. */
    AS_A_CAUSE
  }

  /** Fails without {@link OutOfMemory#watch()}: each of the three continues and exits with 0. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void theProcessEndsWithAMessage(Way way) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                way.name())
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as(said).isEqualTo(OutOfMemory.EXIT_CODE);
    assertThat(said).contains("out of memory and stops").doesNotContain("went on");
  }

  /** The program that runs out of memory. */
  static final class Child {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);

    private Child() {}

    public static void main(String[] args) throws Exception {
      OutOfMemory.watch();
      Way way = Way.valueOf(args[0]);
      if (way == Way.UNCAUGHT) {
        Thread thread = new Thread(Child::fill);
        thread.start();
        thread.join();
      } else {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.submit(() -> survive(way)).get();
      }
      System.out.println("went on");
      System.exit(0);
    }

    private static void survive(Way way) {
      try {
        fill();
      } catch (Throwable any) {
        LOG.warn("work failed", way == Way.AS_A_CAUSE ? new IllegalStateException(any) : any);
      }
    }

    private static void fill() {
      List<byte[]> all = new ArrayList<>();
      while (true) {
        all.add(new byte[1 << 20]);
      }
    }
  }
}
