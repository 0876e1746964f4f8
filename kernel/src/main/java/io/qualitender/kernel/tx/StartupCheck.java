package io.qualitender.kernel.tx;

import io.qualitender.kernel.migration.CatalogueFacts;
import io.qualitender.kernel.sql.RoundTrip;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Refuses to start a server on a database that does not isolate tenants or may lose committed data.
 * Roles and settings, which belong to the cluster, are compared with config/roles.sql; everything
 * else with what the migrations created ({@link CatalogueFacts}).
 */
public final class StartupCheck {

  /**
   * One row per fault of the role that is logged in. Durability is not checked on a cluster marked
   * disposable, as those of tests are.
   */
  private static final String ROLE =
      """
      select fault
        from pg_roles r
       cross join (select coalesce(current_setting('qualitender.disposable', true), '') = 'on' as disposable) cluster
       cross join lateral (values
         (r.rolname <> :expected, 'is not ' || :expected || ', to whom the rights belong'),
         (r.rolname <> session_user, 'is not who has logged in'),
         (r.rolsuper, 'is a superuser'),
         (r.rolbypassrls, 'bypasses row-level security'),
         (r.rolcreaterole, 'may make roles'),
         (r.rolcreatedb, 'may make databases'),
         (r.rolreplication, 'may read the log of all changes'),
         (exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname in ('app', 'admin', 'reference')
                     and pg_has_role(r.oid, c.relowner, 'MEMBER')), 'owns tables'),
         (has_database_privilege(r.oid, current_database(), 'CREATE'), 'may make schemas'),
         (has_database_privilege(r.oid, current_database(), 'TEMPORARY'), 'may make temporary tables'),
         (current_setting('statement_timeout') = '0', 'has no statement_timeout'),
         (current_setting('lock_timeout') = '0', 'has no lock_timeout'),
         (current_setting('idle_in_transaction_session_timeout') = '0', 'has no idle_in_transaction_session_timeout'),
         (current_setting('row_security') <> 'on', 'has row_security off'),
         (current_setting('session_replication_role') <> 'origin', 'skips triggers and foreign keys (session_replication_role)'),
         (not disposable and current_setting('synchronous_commit') not in ('on', 'remote_apply', 'remote_write'),
          'has synchronous_commit ' || current_setting('synchronous_commit') || ': what was acknowledged can be lost'),
         (not disposable and current_setting('fsync') <> 'on', 'works where fsync is off: what was acknowledged can be lost'),
         (not disposable and current_setting('full_page_writes') <> 'on', 'works where full_page_writes is off: a power cut can destroy pages')
       ) found(is_so, fault)
       where r.rolname = current_user and found.is_so
      union all
      select 'is a member of ' || held.rolname || case when held.rolbypassrls then ', which bypasses row-level security' else '' end
        from pg_auth_members m join pg_roles held on held.oid = m.roleid join pg_roles r on r.oid = m.member
       where r.rolname = current_user
      """;

  private static final String UNCOVERED =
      """
      select c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'app'
         and c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity)
       order by c.relname
      """;

  private static final Select<String> SET =
      Select.of("select set_config('app.tenant_id', :tenantId, true)", Row::text);
  private static final Select<String> TENANT =
      Select.of("select current_setting('app.tenant_id', true)", Row::text);
  private static final Select<Integer> DIVIDE =
      Select.of("select 1 / cast(:by as int)", Row::integer);

  private StartupCheck() {}

  /**
   * @throws IllegalStateException listing every fault
   */
  public static void run(ConnectionPools pools) {
    Map<String, Jdbi> roles = new LinkedHashMap<>();
    roles.put("qualitender_app", pools.app());
    roles.put("qualitender_control", pools.control());
    roles.put("qualitender_worker", pools.worker());
    List<String> faults = new ArrayList<>();
    roles.forEach((expected, role) -> faults.addAll(faultsOf(role, expected)));
    pools
        .app()
        .useHandle(
            handle ->
                handle
                    .createQuery(UNCOVERED)
                    .mapTo(String.class)
                    .forEach(
                        table ->
                            faults.add(
                                "table app." + table + " is not under forced row-level security")));
    faults.addAll(differences(pools.app()));
    faults.addAll(roundTripFaults(pools.appConnections()));
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The server does not start: " + String.join("; ", faults) + ".");
    }
  }

  /**
   * Whether several queries sent together run in one transaction that begins and ends with them: a
   * read relies on it for its tenant.
   */
  private static List<String> roundTripFaults(DataSource app) {
    String tenant = "00000000-0000-4000-8000-000000000000";
    List<String> faults = new ArrayList<>();
    try (Connection connection = app.getConnection()) {
      List<List<?>> answers = RoundTrip.run(connection, List.of(SET.with(tenant), TENANT.with()));
      if (!answers.get(1).equals(List.of(tenant))) {
        faults.add("a tenant set by one query does not hold for the next of the same round trip");
      }
      if (isLeft(connection, tenant)) {
        faults.add("a tenant is left on a connection after a round trip");
      }
      try {
        RoundTrip.run(connection, List.of(SET.with(tenant), DIVIDE.with(0)));
        faults.add("an error in a round trip is not reported");
      } catch (SQLException expected) {
        if (isLeft(connection, tenant)) {
          faults.add("a tenant is left on a connection after an error in a round trip");
        }
      }
    } catch (SQLException e) {
      faults.add("several queries cannot be sent in one round trip: " + e.getMessage());
    }
    return faults;
  }

  private static boolean isLeft(Connection connection, String tenant) throws SQLException {
    return RoundTrip.run(connection, List.of(TENANT.with())).get(0).contains(tenant);
  }

  private static List<String> differences(Jdbi role) {
    try {
      return role.inTransaction(handle -> CatalogueFacts.differences(handle.getConnection()));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The server does not start: the catalogue cannot be read.", e);
    }
  }

  private static List<String> faultsOf(Jdbi role, String expected) {
    return role.withHandle(
        handle -> {
          String name = handle.createQuery("select current_user").mapTo(String.class).one();
          return handle
              .createQuery(ROLE)
              .bind("expected", expected)
              .map((row, context) -> "role " + name + " " + row.getString(1))
              .list();
        });
  }
}
