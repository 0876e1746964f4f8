package io.qualitender.api.run.launch;

import io.qualitender.api.run.client.UnexpectedAnswer;
import io.qualitender.api.run.client.Unreachable;
import io.qualitender.api.run.embedded.EmbeddedPostgresException;
import io.qualitender.api.run.launch.LaunchSettings.InvalidSettings;
import io.qualitender.api.run.launch.Ports.PortTaken;
import io.qualitender.kernel.dump.DumpException;
import io.qualitender.kernel.migration.MigrationException;
import io.qualitender.kernel.problem.Problem;
import java.net.BindException;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PSQLState;

/** Whatever went wrong, in words for the person at the terminal. */
final class LaunchFault {

  /** Those whose message is written for that person already. */
  private static final List<Class<? extends Exception>> WELL_SAID =
      List.of(
          InvalidSettings.class,
          Unusable.class,
          PortTaken.class,
          EmbeddedPostgresException.class,
          MigrationException.class,
          DumpException.class,
          Problem.class,
          UnexpectedAnswer.class,
          Unreachable.class);

  /** Shows where an unforeseen failure came from. */
  static final String DEBUG = "QUALITENDER_DEBUG";

  private LaunchFault() {}

  /** What was asked for cannot be done as it was put. */
  static final class Unusable extends RuntimeException {
    Unusable(String message) {
      super(message);
    }
  }

  static String inWords(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && isConnection(refused)) {
        return "The database does not let the server in: "
            + firstLine(refused)
            + " Look at DATABASE_URL and at the users and passwords of its roles.";
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (WELL_SAID.contains(cause.getClass())) {
        return cause.getMessage();
      }
      if (cause instanceof BindException) {
        return firstLine(failure) + ": set HTTP_PORT or ADMIN_PORT to another port.";
      }
    }
    return firstLine(failure) + " (" + DEBUG + "=1 shows where that came from.)";
  }

  private static boolean isConnection(SQLException e) {
    String state = e.getSQLState();
    return PSQLState.isConnectionError(state)
        || PSQLState.INVALID_PASSWORD.getState().equals(state)
        || PSQLState.INVALID_AUTHORIZATION_SPECIFICATION.getState().equals(state)
        || "3D000".equals(state);
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().split("\\R", 2)[0];
  }
}
