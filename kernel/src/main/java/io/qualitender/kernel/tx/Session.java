package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How the statements of a transaction reach the database. */
interface Session {

  /** For DAOs. */
  Handle handle();

  <T> List<T> list(Asked<T> asked);
}
