package io.qualitender.api.run.starter;

import io.qualitender.api.run.starter.StarterSandbox.Member;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The text printed once the service is ready: addresses, keys and first requests. */
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
    text.append("\nA sandbox to try the API: ").append(sandbox.sandboxId());
    text.append("\nAll its tenants are fictional and share a test clock. Its keys are stored in\n");
    text.append(file).append(" (0600) and printed at every start.\n\n");
    int width = sandbox.tenants().stream().mapToInt(m -> m.name().length()).max().orElse(0);
    String line = "  %-" + width + "s   %-21s   %s%n";
    text.append(line.formatted("tenant", "kind", "API key"));
    for (Member member : sandbox.tenants()) {
      text.append(line.formatted(member.name(), member.kind().replace('_', ' '), member.apiKey()));
    }
    String key = sandbox.firstOrganization().apiKey();
    text.append("\nTry it: your tenant, and the bodies you may invite.\n\n");
    text.append(curl(key, api + "/v1/tenant"));
    text.append(curl(key, api + "/v1/certification-bodies?invitable=true"));
    return text.toString();
  }

  /**
   * What to try next and how to stop.
   *
   * @param demo the command line of the demo
   */
  public static String ending(String demo) {
    return """

        A complete tender, run and printed: %s
        Ctrl-C stops the service; the data is kept.
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
