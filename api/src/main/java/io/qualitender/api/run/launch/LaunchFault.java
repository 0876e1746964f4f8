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

/** Turns failures into messages for the terminal. */
final class LaunchFault {

  /** Exceptions whose message can be shown as it is. */
  private static final List<Class<? extends Exception>> USER_FACING =
      List.of(
          InvalidSettings.class,
          InvalidCommand.class,
          PortTaken.class,
          EmbeddedPostgresException.class,
          MigrationException.class,
          DumpException.class,
          Problem.class,
          UnexpectedAnswer.class,
          Unreachable.class);

  /** Environment variable that has stack traces printed. */
  static final String DEBUG = "QUALITENDER_DEBUG";

  private LaunchFault() {}

  /** A command cannot be carried out as given. */
  static final class InvalidCommand extends RuntimeException {
    InvalidCommand(String message) {
      super(message);
    }
  }

  static String message(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && isConnection(refused)) {
        return "The database refuses the connection: "
            + firstLine(refused)
            + " Check DATABASE_URL and the users and passwords of its roles.";
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (USER_FACING.contains(cause.getClass())) {
        return cause.getMessage();
      }
      if (cause instanceof BindException) {
        return firstLine(failure) + ": set HTTP_PORT or ADMIN_PORT to another port.";
      }
    }
    return firstLine(failure) + " (" + DEBUG + "=1 prints the stack trace.)";
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
