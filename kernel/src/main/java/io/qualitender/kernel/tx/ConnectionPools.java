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
 * The three pools, one per database role of the server; what each may do is the database's word.
 */
public final class ConnectionPools {

  private final Jdbi app;
  private final Jdbi control;
  private final Jdbi worker;
  private final SqlErrorTranslator failures;

  public ConnectionPools(
      DataSource app,
      DataSource control,
      DataSource worker,
      ObjectMapper mapper,
      SqlErrorTranslator failures) {
    this.app = jdbi(app, mapper);
    this.control = jdbi(control, mapper);
    this.worker = jdbi(worker, mapper);
    this.failures = failures;
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

  /** The statement helps whoever reads the log; the values bound to it are nobody's business. */
  private static String withoutValues(StatementException failure) {
    StatementContext context = failure.getStatementContext();
    return failure.getShortMessage() + " in: " + (context == null ? "" : context.getRawSql());
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

  SqlErrorTranslator failures() {
    return failures;
  }
}
