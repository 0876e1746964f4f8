package io.qualitender.kernel.tx;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps a server from running on a database where tenants are not kept apart: with a role that row
 * level security does not bind, or with a table it does not cover.
 */
public final class StartupCheck {

  private static final String ROLE =
      """
      select rolname,
             rolsuper,
             rolbypassrls,
             exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                      where n.nspname in ('app', 'admin', 'reference')
                        and pg_has_role(current_user, c.relowner, 'MEMBER')) as owns
        from pg_roles
       where rolname = current_user
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

  private StartupCheck() {}

  /**
   * @throws IllegalStateException naming every role and table at fault
   */
  public static void run(Databases databases) {
    List<String> faults = new ArrayList<>();
    for (Jdbi role : List.of(databases.app(), databases.control(), databases.worker())) {
      faults.addAll(faultsOf(role));
    }
    List<String> uncovered =
        databases
            .app()
            .withHandle(handle -> handle.createQuery(UNCOVERED).mapTo(String.class).list());
    uncovered.forEach(
        table -> faults.add("table app." + table + " is not under forced row-level security"));
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The server does not start: " + String.join("; ", faults) + ".");
    }
  }

  private static List<String> faultsOf(Jdbi role) {
    return role.withHandle(
        handle ->
            handle
                .createQuery(ROLE)
                .map(
                    (row, context) -> {
                      List<String> faults = new ArrayList<>();
                      String name = "role " + row.getString("rolname") + " ";
                      if (row.getBoolean("rolsuper")) {
                        faults.add(name + "is a superuser");
                      }
                      if (row.getBoolean("rolbypassrls")) {
                        faults.add(name + "bypasses row-level security");
                      }
                      if (row.getBoolean("owns")) {
                        faults.add(name + "owns tables");
                      }
                      return faults;
                    })
                .one());
  }
}
