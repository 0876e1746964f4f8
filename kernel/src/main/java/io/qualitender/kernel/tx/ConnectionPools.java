package io.qualitender.kernel.tx;

import com.fasterxml.jackson.databind.ObjectMapper;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * The three connection pools, one per database role of the server. What each role may do is granted
 * in the database.
 */
public final class ConnectionPools {

  private final Jdbi app;
  private final DataSource appConnections;
  private final Jdbi control;
  private final Jdbi worker;
  private final SqlErrorTranslator sqlErrors;

  public ConnectionPools(
      DataSource app,
      DataSource control,
      DataSource worker,
      ObjectMapper mapper,
      SqlErrorTranslator sqlErrors) {
    this.app = jdbi(app, mapper);
    this.appConnections = app;
    this.control = jdbi(control, mapper);
    this.worker = jdbi(worker, mapper);
    this.sqlErrors = sqlErrors;
  }

  private static Jdbi jdbi(DataSource pool, ObjectMapper mapper) {
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.installPlugin(new PostgresPlugin());
    jdbi.installPlugin(new SqlObjectPlugin());
    jdbi.installPlugin(new Jackson2Plugin());
    jdbi.installPlugin(new LowerSnakeEnums());
    jdbi.getConfig(Jackson2Config.class).setMapper(mapper);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(ConnectionPools::withoutValues);
    return jdbi;
  }

  /** Logs the SQL text without the bound values, which may be personal data. */
  private static String withoutValues(StatementException failure) {
    StatementContext context = failure.getStatementContext();
    return failure.getShortMessage() + " in: " + (context == null ? "" : context.getRawSql());
  }

  DataSource appConnections() {
    return appConnections;
  }

  Jdbi app() {
    return app;
  }

  Jdbi control() {
    return control;
  }

  Jdbi worker() {
    return worker;
  }

  SqlErrorTranslator sqlErrors() {
    return sqlErrors;
  }
}
