package io.qualitender.api.run.starter;

import io.qualitender.api.run.starter.StarterSandbox.Member;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What the terminal shows once the service answers: where, with which keys, what to try first. */
public final class WelcomeScreen {

  private WelcomeScreen() {}

  /** The addresses, for every kind of database. */
  public static String addresses(URI api, URI admin, String database, Duration took) {
    return """

        Qualitender is ready (%s s).

          API             %2$s/v1
          Documentation   %2$s/docs
          Contract        %2$s/openapi.yaml
          Admin           %3$s   (/healthcheck, /metrics)
          Database        %4$s
        """
        .formatted(seconds(took), api, admin, database);
  }

  /** The sandbox's keys and two lines to paste. */
  public static String credentials(URI api, StarterSandbox sandbox, Path file) {
    StringBuilder text = new StringBuilder();
    text.append("\nA sandbox to play in: ").append(sandbox.sandboxId());
    text.append(
        "\nEverybody in it is fictional and lives by its own test clock. Its keys are kept in\n");
    text.append(file).append(" (0600) and printed at every start.\n\n");
    int width = sandbox.tenants().stream().mapToInt(m -> m.name().length()).max().orElse(0);
    String line = "  %-" + width + "s   %-21s   %s%n";
    text.append(line.formatted("who", "kind", "API key"));
    for (Member member : sandbox.tenants()) {
      text.append(line.formatted(member.name(), member.kind().replace('_', ' '), member.apiKey()));
    }
    String key = sandbox.firstOrganization().apiKey();
    text.append("\nTry it: who am I, and whom may I ask for a quote?\n\n");
    text.append(curl(key, api + "/v1/tenant"));
    text.append(curl(key, api + "/v1/certification-bodies?invitable=true"));
    return text.toString();
  }

  /**
   * How to go on, and how to stop.
   *
   * @param demo what to type for the demo
   */
  public static String ending(String demo) {
    return """

        The whole story, played and told: %s
        Ctrl-C stops the service in order; the data stays.
        """
        .formatted(demo);
  }

  private static String curl(String key, String address) {
    return "  curl -s -H 'Authorization: Bearer " + key + "' '" + address + "'\n";
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
  }
}
