package io.qualitender.api.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pastes all commands of the guide into one shell and compares each answer with what the page shows
 * of it.
 *
 * <p>Fails with another price in a command, and with another rank in a shown answer.
 */
class GuideTest {

  private static final String END_OF_STEP = "--- the next commands ---";

  private static final Map<String, String> WHOSE =
      Map.of(
          "public", "none",
          "any", "any of the sandbox",
          "training_organization", "the organization's",
          "certification_body", "the body's");

  private final GuidePage page = GuidePage.read();

  @TempDir private Path folder;

  @Test
  void everyCommandOfThePageIsAnsweredAsShown() throws Exception {
    assumeThat(List.of("sh", "curl")).allMatch(GuideTest::isInstalled);
    String[] printed = pasted().split(END_OF_STEP + "\n", -1);
    assertThat(printed).hasSize(page.steps().size() + 1);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < page.steps().size(); i++) {
      GuidePage.Step step = page.steps().get(i);
      List<String> missing =
          step.shown() == null ? silence(printed[i]) : step.shown().missingIn(printed[i]);
      missing.forEach(fault -> faults.add("commands of line " + step.line() + ": " + fault));
    }
    assertThat(faults).as("docs/guide.md").isEmpty();
  }

  private static List<String> silence(String printed) {
    return printed.isBlank() ? List.of() : List.of("it prints " + printed);
  }

  private String pasted() throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder();
    for (GuidePage.Step step : page.steps()) {
      script.append(step.commands()).append("echo\necho '").append(END_OF_STEP).append("'\n");
    }
    Path commands = folder.resolve("commands");
    Path output = folder.resolve("output");
    Files.writeString(commands, script);
    ProcessBuilder shell =
        new ProcessBuilder("sh")
            .directory(folder.toFile())
            .redirectInput(commands.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().put("QUALITENDER_API", TestServer.shared().address().toString());
    Process running = shell.start();
    try {
      assertThat(running.waitFor(2, TimeUnit.MINUTES)).as("the shell has ended").isTrue();
    } finally {
      running.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void tableOfActionsAgreesWithTheContract() {
    List<String> said = page.acts().stream().map(row -> String.join(" | ", row)).toList();
    List<String> asked = new ArrayList<>();
    for (List<String> row : page.acts()) {
      String act = row.get(0).replace("`", "");
      Operation operation =
          OpenApi.load().operations().stream()
              .filter(each -> each.toString().equals(act))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no such act: " + act));
      String whose = WHOSE.get(operation.tenancy());
      asked.add(
          String.join(" | ", row.get(0), whose, ifMatch(operation, row.get(2)), key(operation)));
    }
    assertThat(said).isEqualTo(asked);
  }

  /** The page says whose ETag it is where the contract says that one is asked. */
  private static String ifMatch(Operation operation, String said) {
    String parameters = operation.node().path("parameters").toString();
    if (parameters.contains("parameters/IfMatchOptional\"")) {
      return "may";
    }
    return parameters.contains("parameters/IfMatch\"") && said.startsWith("the ") ? said : "no";
  }

  private static String key(Operation operation) {
    return switch (operation.idempotency()) {
      case "required" -> "must";
      case "optional" -> "may";
      default -> operation.method().equals("POST") ? "refused" : "no";
    };
  }

  /** Every act of the commands is in the table, and none else. */
  @Test
  void theTableNamesTheActsOfTheCommands() {
    List<String> commands =
        page.steps().stream()
            .flatMap(step -> step.commands().lines())
            .map(line -> line.replaceAll("\\$(?!api)[a-z]+/", "{id}/"))
            .toList();
    assertThat(page.acts())
        .allSatisfy(
            row -> {
              String[] act = row.get(0).replace("`", "").split(" ");
              assertThat(commands)
                  .as(row.get(0))
                  .anyMatch(line -> line.contains("-X " + act[0] + " \"$api" + act[1] + "\""));
            });
    assertThat(commands.stream().filter(line -> line.contains(" -X ")))
        .allSatisfy(
            line ->
                assertThat(page.acts())
                    .anyMatch(
                        row ->
                            line.contains(
                                row.get(0).replace("`", "").replace(" /", " \"$api/") + "\"")));
  }
}
