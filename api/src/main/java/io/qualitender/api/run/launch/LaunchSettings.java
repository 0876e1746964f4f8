package io.qualitender.api.run.launch;

import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ports, data folder and database, read from environment variables.
 *
 * <table>
 *   <caption>Variables</caption>
 *   <tr><td>HTTP_PORT</td><td>8080</td></tr>
 *   <tr><td>ADMIN_PORT</td><td>8081</td></tr>
 *   <tr><td>DATA_DIR</td><td>data</td></tr>
 *   <tr><td>DATABASE_URL</td><td>unset: the embedded PostgreSQL in DATA_DIR</td></tr>
 *   <tr><td>DATABASE_APP_USER, DATABASE_APP_PASSWORD and the same for CONTROL, WORKER and
 *     MIGRATOR</td><td>the user is qualitender_app and so on; the password has no default</td></tr>
 * </table>
 *
 * @param httpPort 0 to 65535; 0 for any free port
 * @param adminPort the same; not the HTTP port
 * @param dataDir as given, maybe relative
 * @param database an external PostgreSQL; empty for the embedded one
 */
public record LaunchSettings(
    int httpPort, int adminPort, Path dataDir, Optional<DatabaseAccess> database) {

  /** What the database is used for, which decides the required passwords. */
  public enum Purpose {
    /** The server, which needs no password of the migrator. */
    SERVE,
    /**
     * {@code db migrate}, {@code dump} and {@code restore}, which need only the migrator's
     * password.
     */
    MIGRATE
  }

  /** All faults, one per line, for the terminal. */
  public static final class InvalidSettings extends RuntimeException {
    private InvalidSettings(List<String> faults) {
      super(String.join(System.lineSeparator(), faults));
    }
  }

  /**
   * @param environment {@link System#getenv()}; a variable that is set but blank counts as absent
   * @throws InvalidSettings naming every variable that is wrong or missing
   */
  public static LaunchSettings read(Map<String, String> environment, Purpose purpose) {
    return new Reader(environment, purpose).read();
  }

  /** A copy with any free ports. */
  LaunchSettings onAnyPorts() {
    return new LaunchSettings(0, 0, dataDir, database);
  }

  /** A copy with another data folder. */
  LaunchSettings in(Path folder) {
    return new LaunchSettings(httpPort, adminPort, folder, database);
  }

  private static final class Reader {
    private final Map<String, String> environment;
    private final Purpose purpose;
    private final List<String> faults = new ArrayList<>();

    Reader(Map<String, String> environment, Purpose purpose) {
      this.environment = environment;
      this.purpose = purpose;
    }

    LaunchSettings read() {
      int httpPort = port("HTTP_PORT", 8080);
      int adminPort = port("ADMIN_PORT", 8081);
      if (httpPort == adminPort && httpPort != 0 && faults.isEmpty()) {
        faults.add("HTTP_PORT and ADMIN_PORT are both " + httpPort + ": choose two ports.");
      }
      Path dataDir = folder("DATA_DIR", "data");
      Optional<DatabaseAccess> database = database();
      if (!faults.isEmpty()) {
        throw new InvalidSettings(faults);
      }
      return new LaunchSettings(httpPort, adminPort, dataDir, database);
    }

    private Optional<String> value(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(v -> !v.isEmpty());
    }

    private int port(String name, int defaultPort) {
      String text = value(name).orElse(Integer.toString(defaultPort));
      if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
        return Integer.parseInt(text);
      }
      faults.add(name + " is \"" + text + "\": it must be a port number from 0 to 65535.");
      return defaultPort;
    }

    private Path folder(String name, String defaultPath) {
      try {
        return Path.of(value(name).orElse(defaultPath));
      } catch (InvalidPathException e) {
        faults.add(name + " is not a path: " + e.getMessage());
        return Path.of(defaultPath);
      }
    }

    private Optional<DatabaseAccess> database() {
      Optional<String> url = value("DATABASE_URL");
      if (url.isEmpty()) {
        for (String role : List.of("MIGRATOR", "APP", "CONTROL", "WORKER")) {
          if (value("DATABASE_" + role + "_PASSWORD").isPresent()) {
            faults.add(
                "DATABASE_" + role + "_PASSWORD is set and DATABASE_URL is not: set both or none.");
          }
        }
        return Optional.empty();
      }
      if (!url.get().startsWith("jdbc:postgresql:")) {
        // The value is not shown, since it may contain a password.
        faults.add("DATABASE_URL must look like jdbc:postgresql://host:5432/qualitender.");
      } else if (url.get().matches("(?i).*[?&](user|password)=.*|.*//[^/]*@.*")) {
        faults.add(
            "DATABASE_URL must not name a user or password: each role has its own variables.");
      }
      return Optional.of(
          new DatabaseAccess(
              url.get(),
              login("MIGRATOR", purpose == Purpose.MIGRATE),
              login("APP", purpose == Purpose.SERVE),
              login("CONTROL", purpose == Purpose.SERVE),
              login("WORKER", purpose == Purpose.SERVE)));
    }

    /** Null when its password is neither given nor needed. */
    private DatabaseLogin login(String role, boolean needed) {
      String user =
          value("DATABASE_" + role + "_USER")
              .orElse("qualitender_" + role.toLowerCase(Locale.ROOT));
      // Not stripped: a password may begin or end with a space.
      String password = environment.get("DATABASE_" + role + "_PASSWORD");
      if (password != null && !password.isEmpty()) {
        return new DatabaseLogin(user, password);
      }
      if (needed) {
        faults.add("DATABASE_" + role + "_PASSWORD is missing: DATABASE_URL needs it.");
      }
      return null;
    }
  }
}
