package io.qualitender.api.run.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo against the real server: all checks pass, and the exported file has the same figures.
 */
class DemoTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void allChecksPassAndTheExportMatches() throws Exception {
    Path file = folder.resolve("demo.json");
    boolean passed = Demo.run(TestServer.shared().address(), out, new DemoOptions(file, false));
    assertThat(passed).as(printed()).isTrue();
    assertThat(printed())
        .contains("2\u00a0580,00\u00a0€", "97.31", "Falaise", "28 February 2030")
        .doesNotContain("✗", "→ ");

    JsonNode json = ApiClient.JSON.readTree(Files.readAllBytes(file));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("tender", "comparison", "award", "certificate", "reminders");
    assertThat(json.at("/tender/state").asText()).isEqualTo("contracted");
    JsonNode first = json.at("/comparison/items/0");
    assertThat(first.path("cycle_cost"))
        .isEqualTo(
            ApiClient.JSON.readTree(
                "{\"excl_tax\":215000,\"tax\":43000,\"incl_tax\":258000,\"currency\":\"EUR\"}"));
    assertThat(first.at("/cost_per_audit_day/excl_tax").asLong()).isEqualTo(120_000);
    assertThat(first.path("lead_time_days").asInt()).isEqualTo(57);
    assertThat(first.path("total_score").asText()).isEqualTo("97.31");
    assertThat(first.at("/audit_days/main/offered")).hasToString("1.0");
    assertThat(json.at("/award/state").asText()).isEqualTo("accepted");
    assertThat(json.at("/certificate/valid_until_on").asText()).isEqualTo("2030-02-28");
    assertThat(json.path("reminders"))
        .hasSize(18)
        .allSatisfy(r -> assertThat(r.path("state").asText()).isEqualTo("scheduled"));
  }

  @Test
  void eachRequestIsPrintedWithItsAnswerAndNoKey() {
    boolean passed = Demo.run(TestServer.shared().address(), out, new DemoOptions(null, true));
    assertThat(passed).isTrue();
    assertThat(printed())
        .contains(
            "    → POST /v1/tenders   (Organisme fictif n° 1)\n"
                + "      Authorization: Bearer qk_test_…\n"
                + "      Content-Type: application/json\n"
                + "      Idempotency-Key: ")
        .contains("      {\n        \"kind\": \"initial\",\n")
        .containsPattern("    ← 201\n      Content-Type: application/json\n      ETag: \"1\"\n")
        .contains("\"secret\": \"qk_test_…\"", "      If-Match: \"1\"\n", "    ← 422\n")
        .doesNotContainPattern("qk_test_\\w");
    assertThat(printed().split("\n    → "))
        .hasSameSizeAs(printed().split("\n    ← "))
        .hasSizeGreaterThan(50);
  }

  @Test
  void failedCheckShowsExpectedAndActual() {
    DemoPrinter printer = new DemoPrinter(out);
    printer.check("Two and two.", 4, 5);
    printer.check("One.", 1, "1");
    assertThat(printer.allPassed()).isFalse();
    assertThat(printed())
        .contains("✗ Two and two.", "expected: 4", "actual:   5", "✓ One.", "1 of 2 checks");
  }

  @Test
  void unexpectedAnswerAborts() throws Exception {
    assertThat(Demo.run(URI.create("http://localhost:1"), out, DemoOptions.NONE)).isFalse();
    assertThat(printed()).contains("✗ http://localhost:1 does not answer");
    printed.reset();
    Path nowhere = folder.resolve("no such folder").resolve("demo.json");
    assertThat(Demo.run(TestServer.shared().address(), out, new DemoOptions(nowhere, false)))
        .isFalse();
    assertThat(printed()).contains("cannot be written");
  }

  @Test
  void moneyIsFormattedTheFrenchWay() {
    assertThat(DemoFormat.euros(258_000)).isEqualTo("2\u00a0580,00\u00a0€");
    assertThat(DemoFormat.euros(5)).isEqualTo("0,05\u00a0€");
    assertThat(DemoFormat.euros(123_456_789)).isEqualTo("1\u00a0234\u00a0567,89\u00a0€");
    assertThat(DemoFormat.euros(-100)).isEqualTo("−1,00\u00a0€");
  }
}
