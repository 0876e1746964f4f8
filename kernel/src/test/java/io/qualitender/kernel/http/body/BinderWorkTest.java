package io.qualitender.kernel.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.qualitender.kernel.http.body.Binder.Bound;
import io.qualitender.kernel.problem.Fault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The cost of one body of 1 MiB: memory proportional to its size, and faults of a few kilobytes.
 * Fails if a fault is created for each item, if pointers are built before a fault needs them (16.8
 * s of CPU for one body), or if faults contain the caller's long names (22 MB).
 */
class BinderWorkTest {

  record Line(@NotNull String code, @Size(max = 3) List<String> words) {}

  record Offer(
      String title,
      Line line,
      @Size(max = 3) List<@NotNull Line> lines,
      @Size(max = 50) List<@NotNull @Size(min = 1) String> ids) {}

  private static final int BODY_SIZE = 1 << 20;

  /** Allocation of a reader: buffers, names and the text of one value, mostly short-lived. */
  private static final int MAX_BYTES_PER_BODY_BYTE = 32;

  private static String filled(String start, String part, String end) {
    int times = (BODY_SIZE - start.length() - end.length()) / part.length();
    return start + part.repeat(times) + end;
  }

  private static String deep(int levels, int nameLength, String inside) {
    String name = "n".repeat(nameLength);
    return ("{\"" + name + "\":").repeat(levels) + inside + "}".repeat(levels);
  }

  private static Map<String, String> attacks() {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("nulls", filled("{\"lines\":[null", ",null", "]}"));
    attacks.put("empty ids", filled("{\"ids\":[\"\"", ",\"\"", "]}"));
    attacks.put("nulls of nobody", filled("{\"nobody\":[null", ",null", "]}"));
    attacks.put("names of nobody", filled("{\"a\":1", ",\"b\":1", "}"));
    attacks.put("twins of a name", filled("{\"title\":1", ",\"title\":1", "}"));
    attacks.put(
        "long names and a list",
        deep(20, 45_000, filled("[1", ",1", "]").substring(0, 99_999) + "1]"));
    attacks.put(
        "names of 100 and a list",
        deep(30, 100, filled("[1", ",1", "]").substring(0, 999_999) + "1]"));
    attacks.put(
        "twins under long names",
        deep(20, 45_000, filled("{\"a\":1", ",\"a\":1", "}").substring(0, 90_001) + "}"));
    attacks.put("long names side by side", longNamesSideBySide());
    attacks.put("lists in lists", filled("{\"lines\":[[1", ",[1]", "]]}"));
    attacks.put("objects for texts", filled("{\"title\":{\"a\":1", ",\"b\":{}", "}}"));
    attacks.put("open brackets", "[".repeat(BODY_SIZE));
    attacks.put("one long name", "{\"" + "n".repeat(BODY_SIZE - 10) + "\":1}");
    attacks.put("one long text", "{\"title\":\"" + "t".repeat(BODY_SIZE - 20) + "\"}");
    attacks.put("one long number", "{\"title\":" + "1".repeat(BODY_SIZE - 20) + "}");
    attacks.put("a huge exponent", "{\"title\":1e999999999}");
    return attacks;
  }

  private static String longNamesSideBySide() {
    StringBuilder members = new StringBuilder("{\"title\":1");
    for (int i = 0; i < 20; i++) {
      members.append(",\"").append("n".repeat(45_000)).append(i).append("\":1");
    }
    return members.append('}').toString();
  }

  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void memoryIsProportionalToTheBodyAndFaultsAreFew() {
    Binder.bind("{}".getBytes(StandardCharsets.UTF_8), Offer.class);
    Offer current = new Offer("a", null, List.of(), List.of());
    Map<String, String> attacks = attacks();
    attacks.forEach(
        (what, json) -> {
          byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
          long bound = (long) MAX_BYTES_PER_BODY_BYTE * BODY_SIZE;
          assertThat(allocated(() -> check(what, Binder.bind(bytes, Offer.class))))
              .as(what)
              .isLessThan(bound);
          assertThat(
                  allocated(
                      () -> check(what, Binder.merge(current, () -> current, bytes, Offer.class))))
              .as(what + ", as a patch")
              .isLessThan(bound);
        });
    System.out.println("attacking bodies: " + 2 * attacks.size());
    assertThat(attacks).hasSize(16);
  }

  private static void check(String what, Bound<Offer> bound) {
    long faultBytes = 0;
    for (List<Fault> faults : List.of(bound.malformed(), bound.values())) {
      for (Fault fault : faults) {
        faultBytes += fault.pointer().length() + fault.detail().toString().length();
      }
    }
    assertThat(bound.malformed().size() + bound.values().size()).as(what).isLessThanOrEqualTo(100);
    assertThat(faultBytes).as(what).isLessThan(64_000);
  }

  /** Tested separately, since bodies within the limits of names and lists would not show it. */
  @Test
  void pointersAreBuiltOnlyForFaults() {
    BodyLocation place = BodyLocation.ROOT.member("n".repeat(10_000));
    int steps = 1_000;
    long bytes =
        allocated(
            () -> {
              for (int i = 0; i < steps; i++) {
                check(place.item(i));
                check(place.member("m"));
              }
            });
    assertThat(bytes).isLessThan(10_000L * steps);
    assertThat(place.item(7).pointer()).hasSize(10_003).endsWith("n/7");
  }

  private static void check(BodyLocation step) {
    if (step.parent() == null) {
      throw new AssertionError("a step has a place to start from");
    }
  }

  @Test
  void longNamesTakeNoMoreTimeThanOtherBodies() {
    byte[] harmless =
        ("{\"title\":\"" + "t".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    byte[] attack = attacks().get("long names and a list").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20; i++) {
      Binder.bind(harmless, Offer.class);
      Binder.bind(attack, Offer.class);
    }
    long expected = nanos(harmless);
    long attacked = nanos(attack);
    System.out.println(
        "long names: " + attacked / 1_000 + " µs, harmless: " + expected / 1_000 + " µs");
    assertThat(attacked).isLessThan(20 * expected + 200_000_000L);
  }

  private static long nanos(byte[] bytes) {
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      Binder.bind(bytes, Offer.class);
    }
    return System.nanoTime() - start;
  }
}
