package io.qualitender.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** HTTP tests use REST-assured; sockets only where a test needs bytes that no client sends. */
class OneHttpClientTest {

  private static final Pattern OTHER_CLIENT =
      Pattern.compile(
          "\\bjava\\.net\\.http\\b|\\b(?:Http|Https)?URLConnection\\b|\\.toURL\\(\\)|\\bnew URL\\("
              + "|\\borg\\.apache\\.http\\b|\\bjakarta\\.ws\\.rs\\.client\\b");
  private static final Pattern SOCKET = Pattern.compile("\\bnew Socket\\(");

  /** They configure the client of REST-assured. */
  private static final Set<String> SENDS =
      Set.of("support/HttpClients.java", "http/TestServer.java");

  private static final Set<String> RAW =
      Set.of(
          // Fuzzed requests and headers.
          "fuzz/Wire.java",
          // Malformed or slow requests, and clients that disconnect.
          "http/OuterHandlerTest.java",
          "http/EveryErrorIsJsonTest.java",
          "http/ClientDisconnectsTest.java",
          // Proxies between the server and its database, not HTTP.
          "app/DatabaseWaitTest.java",
          "performance/TripCounter.java");

  @Test
  void testsUseNoOtherClient() throws IOException {
    assertThat(using(OTHER_CLIENT, SENDS)).isEmpty();
  }

  @Test
  void socketsAreOnlyWhereListed() throws IOException {
    assertThat(using(SOCKET, RAW)).isEmpty();
  }

  private static List<String> using(Pattern pattern, Set<String> allowed) throws IOException {
    List<String> found = new ArrayList<>();
    int read = 0;
    for (String module : List.of("kernel", "tenant-admin", "api")) {
      Path root = Path.of("..", module, "src", "test", "java");
      for (Path file : sources(root)) {
        read++;
        Path name = file.getParent().getFileName().resolve(file.getFileName());
        boolean allowedHere =
            allowed.contains(name.toString()) || name.endsWith("OneHttpClientTest.java");
        if (!allowedHere && pattern.matcher(Files.readString(file)).find()) {
          found.add(root.relativize(file).toString());
        }
      }
    }
    assertThat(read).isGreaterThan(150);
    return found;
  }

  private static List<Path> sources(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
