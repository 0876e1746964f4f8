package io.qualitender.kernel.tx;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.text.Text;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates database errors into problems: by constraint name where a module has mapped it, else
 * by SQLSTATE. The driver's message appears only in the log.
 */
public final class SqlErrorTranslator {

  private static final Logger LOG = LoggerFactory.getLogger(SqlErrorTranslator.class);

  private final Map<String, ProblemCode> byConstraint;

  public SqlErrorTranslator(Map<String, ProblemCode> byConstraint) {
    this.byConstraint = Map.copyOf(byConstraint);
  }

  <R> R translate(Supplier<R> work) {
    try {
      return work.get();
    } catch (ConnectionException e) {
      LOG.warn("no database connection: {}", e.getMessage());
      throw unavailable();
    } catch (JdbiException e) {
      throw toProblem(e);
    }
  }

  /** The exception that {@link #translate} understands, without the values of the statement. */
  static RuntimeException unchecked(SQLException cause) {
    return new UnableToExecuteStatementException(cause, null);
  }

  private RuntimeException toProblem(JdbiException exception) {
    SQLException cause = sqlCause(exception);
    if (cause == null || cause.getSQLState() == null) {
      return exception;
    }
    String state = cause.getSQLState();
    ProblemCode mapped = byConstraint.get(constraint(cause));
    if (mapped != null) {
      return Problem.of(mapped, mapped.title());
    }
    switch (state) {
      case "23505":
        return Problem.of(KernelProblem.CONFLICT, Text.of("tx.exists"));
      case "23503":
        return notFound();
      case "42501":
        LOG.error("row-level security refused a write", exception);
        return notFound();
      case "55P03":
      case "40P01":
      case "40001":
        return Problem.of(KernelProblem.BUSY, Text.of("tx.busy"));
      case "57014":
        LOG.warn("statement timeout", exception);
        return unavailable();
      default:
        break;
    }
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
      LOG.warn("database unavailable: SQLSTATE {}", state);
      return unavailable();
    }
    if (state.equals("42704") || state.equals("22P02")) {
      LOG.error("tenant not set in this transaction, or a value of the wrong type", exception);
    }
    return exception;
  }

  /** The same 404 for an object that does not exist and for one of another tenant. */
  public static Problem notFound() {
    return Problem.of(KernelProblem.NOT_FOUND, Text.of("tx.not_found"));
  }

  private static Problem unavailable() {
    return Problem.of(KernelProblem.UNAVAILABLE, Text.of("tx.unavailable"));
  }

  private static String constraint(SQLException cause) {
    ServerErrorMessage message =
        cause instanceof PSQLException ? ((PSQLException) cause).getServerErrorMessage() : null;
    return message == null || message.getConstraint() == null ? "" : message.getConstraint();
  }

  private static SQLException sqlCause(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return (SQLException) cause;
      }
    }
    return null;
  }
}
