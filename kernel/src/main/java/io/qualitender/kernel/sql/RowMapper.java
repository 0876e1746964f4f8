package io.qualitender.kernel.sql;

import java.sql.SQLException;

/**
 * Reads one row. The columns are read in the order in which they are selected, each once.
 *
 * @param <T> what a row is mapped to
 */
@FunctionalInterface
public interface RowMapper<T> {

  T map(Row row) throws SQLException;
}
