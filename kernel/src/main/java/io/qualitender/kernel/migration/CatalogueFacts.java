package io.qualitender.kernel.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Describes the catalogue of a database as a set of facts, one sentence each: owners, grants,
 * policies, functions, constraints. The state after the migrations is stored in the database, and a
 * server reports each fact that is new or missing (docs/decisions/0037).
 */
public final class CatalogueFacts {

  /**
   * Increase when the wording of a fact changes: stored facts of another version are not compared.
   */
  private static final int FORMAT_VERSION = 1;

  private static final String NOW =
      """
      with ours as (
        select oid, nspname as name, nspowner as owner, nspacl as acl from pg_namespace where nspname in ('app', 'admin', 'reference')),
      relation as (
        select c.*, n.name || '.' || c.relname as called from pg_class c join ours n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')),
      routine as (
        select f.*, n.name || '.' || f.proname || '(' || pg_get_function_identity_arguments(f.oid) || ')' as called
          from pg_proc f join ours n on n.oid = f.pronamespace),
      who as (
        select oid, rolname as name from pg_roles union all select 0, 'everybody')
      select 'schema ' || name || ' belongs to ' || pg_get_userbyid(owner) from ours
      union all
      select who.name || ' may ' || right_.privilege_type || ' in schema ' || n.nspname
        from pg_namespace n cross join lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) right_
        join who on who.oid = right_.grantee
       where (n.nspname in ('app', 'admin', 'reference') and right_.grantee <> n.nspowner)
          or (n.nspname = 'public' and (right_.grantee = 0 or who.name like 'qualitender%'))
      union all
      select called || ' belongs to ' || pg_get_userbyid(relowner) from relation
      union all
      select called || ' is under ' || case when relforcerowsecurity then 'forced ' else '' end || 'row-level security' from relation where relrowsecurity
      union all
      select who.name || ' may ' || right_.privilege_type || ' ' || r.called || case when right_.is_grantable then ' and pass it on' else '' end
        from relation r cross join lateral aclexplode(r.relacl) right_ join who on who.oid = right_.grantee
       where right_.grantee <> r.relowner
      union all
      select who.name || ' may ' || right_.privilege_type || ' column ' || a.attname || ' of ' || r.called || case when right_.is_grantable then ' and pass it on' else '' end
        from relation r join pg_attribute a on a.attrelid = r.oid and not a.attisdropped
       cross join lateral aclexplode(a.attacl) right_ join who on who.oid = right_.grantee
       where right_.grantee <> r.relowner
      union all
      select 'policy ' || p.polname || ' on ' || r.called || case when p.polpermissive then '' else ' (restrictive)' end
             || ' lets ' || (select string_agg(who.name, ', ' order by who.name) from who where who.oid = any (p.polroles))
             || case p.polcmd when 'r' then ' select' when 'a' then ' insert' when 'w' then ' update' when 'd' then ' delete' else ' do everything' end
             || coalesce(' where ' || pg_get_expr(p.polqual, p.polrelid), '') || coalesce(' and write where ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
        from pg_policy p join relation r on r.oid = p.polrelid
      union all
      select called || ' belongs to ' || pg_get_userbyid(proowner) || ', runs with the rights of '
             || case when prosecdef then 'its owner' else 'who calls it' end || coalesce(' and ' || proconfig::text, '') || ', is '
             || case provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end || ', body ' || md5(prosrc)
        from routine
      union all
      select who.name || ' may ' || right_.privilege_type || ' ' || f.called
        from routine f cross join lateral aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) right_ join who on who.oid = right_.grantee
       where right_.grantee <> f.proowner
      union all
      select 'trigger ' || t.tgname || ' on ' || r.called || ' (' || t.tgenabled::text || ') calls ' || t.tgfoid::regproc::text
        from pg_trigger t join relation r on r.oid = t.tgrelid where not t.tgisinternal
      union all
      select 'rule ' || w.rulename || ' on ' || r.called || ' ' || md5(pg_get_ruledef(w.oid)) from pg_rewrite w join relation r on r.oid = w.ev_class
      union all
      select r.called || ' is constrained by ' || k.conname || ' ' || pg_get_constraintdef(k.oid) || case when k.convalidated then '' else ' (not validated)' end
        from pg_constraint k join relation r on r.oid = k.conrelid where k.contype in ('c', 'f', 'p', 'u', 'x')
      union all
      select r.called || ' has the unique index ' || pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (invalid)' end
        from pg_index i join relation r on r.oid = i.indrelid where i.indisunique
      union all
      select r.called || '.' || a.attname || ' is ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' and never null' else '' end
        from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped where r.relkind in ('r', 'p')
      union all
      select 'by default ' || who.name || ' may ' || right_.privilege_type || ' what ' || pg_get_userbyid(d.defaclrole) || ' makes'
             || coalesce(' in schema ' || n.nspname, '') || ' (' || d.defaclobjtype::text || ')'
        from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
       cross join lateral aclexplode(d.defaclacl) right_ join who on who.oid = right_.grantee
       where right_.grantee <> d.defaclrole and pg_get_userbyid(d.defaclrole) like 'qualitender%'
      """;

  private CatalogueFacts() {}

  /** The facts of the database now. */
  static SortedSet<String> now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Names are qualified whatever the role's own search_path is.
      statement.execute("set local search_path = pg_catalog");
      return read(statement, NOW);
    }
  }

  /** Whether the schema is new enough to store facts. */
  static boolean hasTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return !read(statement, "select 'yes' where to_regclass('admin.catalogue_fact') is not null")
          .isEmpty();
    }
  }

  /** The stored facts; empty if there are none of this format version. */
  static SortedSet<String> stored(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return hasTable(connection)
          ? read(statement, "select fact from admin.catalogue_fact where form = " + FORMAT_VERSION)
          : new TreeSet<>();
    }
  }

  /**
   * Stores the facts after a migration: the stored ones, plus those the migration added, minus
   * those it removed. So a manual change in between is still reported as a difference.
   *
   * @param before the facts before the migration
   */
  static void store(Connection connection, Set<String> before) throws SQLException {
    SortedSet<String> now = now(connection);
    SortedSet<String> stored = stored(connection);
    SortedSet<String> made = new TreeSet<>(stored.isEmpty() ? now : stored);
    if (!stored.isEmpty()) {
      before.stream().filter(fact -> !now.contains(fact)).forEach(made::remove);
      now.stream().filter(fact -> !before.contains(fact)).forEach(made::add);
    }
    if (made.equals(stored)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("delete from admin.catalogue_fact");
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into admin.catalogue_fact (form, fact) values (?, ?)")) {
      for (String fact : made) {
        insert.setInt(1, FORMAT_VERSION);
        insert.setString(2, fact);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * The differences from the state after the migrations, one sentence each.
   *
   * @param connection of any of the server's roles, in a transaction
   */
  public static List<String> differences(Connection connection) throws SQLException {
    SortedSet<String> stored = stored(connection);
    if (stored.isEmpty()) {
      return List.of("no facts of the migrated schema are stored: run `db migrate`");
    }
    SortedSet<String> now = now(connection);
    List<String> differences = new ArrayList<>();
    now.stream()
        .filter(fact -> !stored.contains(fact))
        .forEach(fact -> differences.add("no migration made it so that " + fact));
    stored.stream()
        .filter(fact -> !now.contains(fact))
        .forEach(fact -> differences.add("it is no longer so that " + fact));
    return differences;
  }

  private static SortedSet<String> read(Statement statement, String sql) throws SQLException {
    SortedSet<String> facts = new TreeSet<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        facts.add(rows.getString(1));
      }
    }
    return facts;
  }
}
