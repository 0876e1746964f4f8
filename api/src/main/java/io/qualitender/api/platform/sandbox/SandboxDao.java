package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The table {@code admin.sandbox}, written by the control plane only. Offsets are counted in
 * seconds: a day of an interval would be 23 or 25 hours where the session's zone changes its
 * clocks.
 */
interface SandboxDao {

  @SqlUpdate(
      """
      insert into admin.sandbox (id, clock_offset, created_at)
      values (:id,
              make_interval(secs => cast(extract(epoch from (:clockAt - clock_timestamp())) as double precision)),
              :createdAt)
      """)
  void insert(UUID id, Instant clockAt, Instant createdAt);

  /** Real time, independent of the tenant's clock. */
  Select<Instant> REAL_TIME = Select.of("select clock_timestamp()", Row::instant);

  /**
   * Acquires the lease of the clock for {@code seconds} of real time; returns 0 while another call
   * holds it.
   */
  @SqlUpdate(
      """
      update admin.sandbox
      set moving_until = clock_timestamp() + make_interval(secs => :seconds)
      where id = :id and (moving_until is null or moving_until < clock_timestamp())
      """)
  int acquire(UUID id, int seconds);

  /** Sets the clock to {@code to} unless it is later already, and extends the lease. */
  @SqlUpdate(
      """
      update admin.sandbox
      set clock_offset = greatest(
            clock_offset,
            make_interval(secs => cast(extract(epoch from (:to - clock_timestamp())) as double precision))),
          moving_until = clock_timestamp() + make_interval(secs => :seconds)
      where id = :id
      """)
  void moveTo(UUID id, Instant to, int seconds);

  @SqlUpdate("update admin.sandbox set moving_until = null where id = :id")
  void release(UUID id);
}
