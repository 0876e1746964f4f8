package io.qualitender.api.run.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.run.client.ApiClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program twice in the same folder, whose name contains a space. */
class LaunchTest {

  private static final Pattern KEY = Pattern.compile("qk_test_\\w+");
  private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+)/v1\n");

  @TempDir private Path folder;

  private String start() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new Launch(new PrintStream(said, true, StandardCharsets.UTF_8))
        .serve(
            Map.of(
                "HTTP_PORT", "0",
                "ADMIN_PORT", "0",
                "DATA_DIR", folder.resolve("my data").toString()),
            () -> assertThat(whoAmI(said.toString(StandardCharsets.UTF_8))).isEqualTo(200));
    return said.toString(StandardCharsets.UTF_8);
  }

  /** With only what the console shows. */
  private static int whoAmI(String screen) {
    URI address = URI.create(all(ADDRESS, screen).get(0).group(1));
    String key = all(KEY, screen).get(0).group();
    return ApiClient.at(address).as(key).get("/v1/tenant").status();
  }

  private static List<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  @Test
  void secondStartPrintsTheKeysOfTheFirst() throws Exception {
    String first = start();
    assertThat(first)
        .contains("Starting PostgreSQL", "Ran ", "Creating a sandbox", "Qualitender is ready")
        .contains("/docs", "/openapi.yaml", "Ctrl-C")
        .contains("Stopping the server …\n  Stopping PostgreSQL …\n");
    assertThat(all(Pattern.compile("(?m)^  curl .*qk_test_.*$"), first)).hasSize(2);
    assertThat(all(Pattern.compile("(?m)^  \\S.* training organization +qk_test_"), first))
        .hasSize(2);
    assertThat(all(Pattern.compile("(?m)^  \\S.* certification body +qk_test_"), first)).hasSize(4);

    String second = start();
    assertThat(second).doesNotContain("Creating a sandbox").doesNotContain("Ran ");
    assertThat(keys(second)).isEqualTo(keys(first));

    Files.delete(folder.resolve("my data").resolve("starter-sandbox.json"));
    assertThat(keys(start())).doesNotContainAnyElementsOf(keys(first));
  }

  private static List<String> keys(String screen) {
    return all(KEY, screen).stream().map(MatchResult::group).toList();
  }
}
