package io.qualitender.api.platform.app;

import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;

/**
 * The connections of one database role.
 *
 * @param minSize kept open, 1 to 100
 * @param maxSize at most, 1 to 100
 */
public record PoolSize(@Min(1) @Max(100) int minSize, @Min(1) @Max(100) int maxSize) {

  /** Seconds; a statement itself is bounded by the role's own time-out of 5. */
  private static final Map<String, String> TIMEOUTS =
      Map.of("connectTimeout", "5", "loginTimeout", "5", "socketTimeout", "15");

  /**
   * A pool for {@code login} that waits at most two seconds and validates connections before use.
   */
  DataSourceFactory factory(String jdbcUrl, DatabaseLogin login) {
    DataSourceFactory pool = new DataSourceFactory();
    pool.setDriverClass("org.postgresql.Driver");
    pool.setUrl(jdbcUrl);
    pool.setUser(login.user());
    pool.setPassword(login.password());
    pool.setInitialSize(minSize);
    pool.setMinSize(minSize);
    pool.setMaxSize(maxSize);
    pool.setMaxWaitForConnection(Duration.seconds(2));
    pool.setCheckConnectionOnBorrow(true);
    pool.setValidationInterval(Duration.seconds(1));
    pool.setValidationQuery("select 1");
    pool.setValidationQueryTimeout(Duration.seconds(3));
    pool.setRollbackOnReturn(true);
    pool.setUseFairQueue(true);
    // Resets a connection's settings when it is returned.
    pool.setJdbcInterceptors(Optional.of("ConnectionState"));
    pool.getProperties().putAll(TIMEOUTS);
    pool.getProperties().put("tcpKeepAlive", "true");
    pool.getProperties().put("ApplicationName", "qualitender");
    // PostgreSQL's error details quote values of rows, which must not be logged.
    pool.getProperties().put("logServerErrorDetail", "false");
    return pool;
  }
}
