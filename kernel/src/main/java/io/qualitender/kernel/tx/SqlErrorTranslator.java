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
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the database refuses into problems: by the constraint's name where a room has named
 * it, else by SQLSTATE. The driver's text goes no further than the log.
 */
public final class SqlErrorTranslator {

  private static final Logger LOG = LoggerFactory.getLogger(SqlErrorTranslator.class);

  private final Map<String, ProblemCode> byConstraint;

  public SqlErrorTranslator(Map<String, ProblemCode> byConstraint) {
    this.byConstraint = Map.copyOf(byConstraint);
  }

  <R> R translating(Supplier<R> work) {
    try {
      return work.get();
    } catch (ConnectionException e) {
      LOG.warn("no database connection: {}", e.getMessage());
      throw unavailable();
    } catch (JdbiException e) {
      throw translated(e);
    }
  }

  private RuntimeException translated(JdbiException failure) {
    SQLException cause = sqlCause(failure);
    if (cause == null || cause.getSQLState() == null) {
      return failure;
    }
    String state = cause.getSQLState();
    ProblemCode named = byConstraint.get(constraint(cause));
    if (named != null) {
      return Problem.of(named, named.title());
    }
    switch (state) {
      case "23505":
        return Problem.of(KernelProblem.CONFLICT, Text.of("tx.exists"));
      case "23503":
        return notFound();
      case "42501":
        LOG.error("row-level security refused a write", failure);
        return notFound();
      case "55P03":
      case "40P01":
      case "40001":
        return Problem.of(KernelProblem.BUSY, Text.of("tx.busy"));
      case "57014":
        LOG.warn("statement timeout", failure);
        return unavailable();
      default:
        break;
    }
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
      LOG.warn("database unavailable: SQLSTATE {}", state);
      return unavailable();
    }
    if (state.equals("42704") || state.equals("22P02")) {
      LOG.error("tenant-context-missing or a value that is not what the column holds", failure);
    }
    return failure;
  }

  /** The one answer for what does not exist and for what is not yours. */
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

  private static SQLException sqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return (SQLException) cause;
      }
    }
    return null;
  }
}
