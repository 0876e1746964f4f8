package io.qualitender.api.isolation;

import io.qualitender.api.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules on tenant isolation checked in the database's catalogue. Each query lists violations, so it
 * must return nothing.
 */
final class Catalogue {

  private static final String SERVER_ROLES =
      "(values ('qualitender_app'), ('qualitender_control'), ('qualitender_worker')) role(name)";

  private static final String OUR_RELATIONS =
      """
      (select c.*, n.nspname || '.' || c.relname as called
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('app', 'admin', 'reference'))
      """;

  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put(
        "every table of app names its tenant, a uuid that is never null",
        """
        select c.called from %s c
         where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'f')
           and not exists (select from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
                              and a.atttypid = 'uuid'::regtype)
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "every table of app, and every table elsewhere that names a tenant, is under forced row-level security",
        """
        select c.called from %s c
         where c.relkind in ('r', 'p')
           and (c.relnamespace = 'app'::regnamespace
                or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'))
           and not (c.relrowsecurity and c.relforcerowsecurity)
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "every table of app has a primary key",
        """
        select c.called from %s c
         where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
           and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "every primary key and unique index of app begins with the tenant",
        """
        select i.indexrelid::regclass::text
          from pg_index i join %s c on c.oid = i.indrelid
         where c.relnamespace = 'app'::regnamespace and (i.indisunique or i.indisexclusion)
           and not exists (select from pg_attribute a
                            where a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attname = 'tenant_id')
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "every foreign key within app goes from the tenant to the same tenant",
        """
        select k.conrelid::regclass || ' ' || k.conname
          from pg_constraint k
          join pg_class one on one.oid = k.conrelid
          join pg_class other on other.oid = k.confrelid
         where k.contype = 'f'
           and one.relnamespace = 'app'::regnamespace and other.relnamespace = 'app'::regnamespace
           and not exists (
             select from unnest(k.conkey, k.confkey) pair(ours, theirs)
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.ours and a.attname = 'tenant_id'
               join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs and b.attname = 'tenant_id')
        """);
    RULES.put(
        "a role has a policy for each command it is granted under row-level security, and for no other",
        """
        select c.called || ': ' || role.name || ' ' || command.name
               || case when granted.yes then ' is granted without a policy' else ' has a policy and no grant' end
          from %s c
         cross join %s
         cross join (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) command(letter, name)
         cross join lateral (
           select has_table_privilege(role.name, c.oid, command.name)
                  or (command.name <> 'DELETE' and has_any_column_privilege(role.name, c.oid, command.name)) as yes) granted
         cross join lateral (
           select exists (select from pg_policy p
                           where p.polrelid = c.oid and p.polcmd in (command.letter::"char", '*')
                             and p.polroles @> array[to_regrole(role.name)::oid]) as yes) policed
         where c.relkind in ('r', 'p') and c.relrowsecurity and granted.yes <> policed.yes
        """
            .formatted(OUR_RELATIONS, SERVER_ROLES));
    RULES.put(
        "a policy names one of the server's roles and one command",
        """
        select p.polrelid::regclass || ' ' || p.polname from pg_policy p
         where p.polcmd = '*'
            or not (select array_agg(to_regrole(role.name)::oid) from %s) @> p.polroles
        """
            .formatted(SERVER_ROLES));
    RULES.put(
        "no policy asks another table",
        """
        select p.polrelid::regclass || ' ' || p.polname from pg_policy p
         where p.polqual::text like '%{SUBLINK %' or p.polwithcheck::text like '%{SUBLINK %'
        """);
    RULES.put(
        "a policy of the tenants' role in app names the tenant in what it lets see and in what it lets write",
        """
        select p.polrelid::regclass || ' ' || p.polname
          from pg_policy p join pg_class c on c.oid = p.polrelid
         where c.relnamespace = 'app'::regnamespace
           and p.polroles @> array['qualitender_app'::regrole::oid]
           and (not coalesce(pg_get_expr(p.polqual, p.polrelid), p.polcmd::text) ~ '^(a$|.*app\\.tenant\\(\\))'
                or not coalesce(pg_get_expr(p.polwithcheck, p.polrelid), p.polcmd::text) ~ '^([rd]$|.*app\\.tenant\\(\\))')
        """);
    RULES.put(
        "every view looks with the eyes of who asks, and none is materialized",
        """
        select c.called from %s c
         where c.relkind = 'm'
            or (c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false))
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "no function runs with its owner's rights",
        """
        select f.oid::regprocedure::text from pg_proc f join pg_namespace n on n.oid = f.pronamespace
         where n.nspname in ('app', 'admin', 'reference', 'public') and f.prosecdef
        """);
    RULES.put(
        "no server role may empty, reference, hook into or maintain a table",
        """
        select c.called || ': ' || role.name || ' ' || wrong.name
          from %s c cross join %s
         cross join (values ('TRUNCATE'), ('REFERENCES'), ('TRIGGER'), ('MAINTAIN')) wrong(name)
         where c.relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege(role.name, c.oid, wrong.name)
        """
            .formatted(OUR_RELATIONS, SERVER_ROLES));
    RULES.put(
        "no server role may create anything anywhere",
        """
        select role.name || ' in schema ' || n.nspname from pg_namespace n cross join %s
         where has_schema_privilege(role.name, n.oid, 'CREATE')
         union all
        select role.name || ' in the database, ' || wrong.name from %s
         cross join (values ('CREATE'), ('TEMPORARY')) wrong(name)
         where has_database_privilege(role.name, current_database(), wrong.name)
        """
            .formatted(SERVER_ROLES, SERVER_ROLES));
    RULES.put(
        "nothing is granted to everybody",
        """
        select c.called from %s c cross join lateral aclexplode(c.relacl) right_ where right_.grantee = 0
         union all
        select 'schema ' || n.nspname from pg_namespace n cross join lateral aclexplode(n.nspacl) right_
         where n.nspname in ('app', 'admin', 'reference') and right_.grantee = 0
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "the control plane has no right on anything of app",
        """
        select c.called from %s c
         where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v')
           and (has_any_column_privilege('qualitender_control', c.oid, 'SELECT, INSERT, UPDATE')
                or has_table_privilege('qualitender_control', c.oid, 'SELECT, INSERT, UPDATE, DELETE'))
         union all
        select 'schema app' where has_schema_privilege('qualitender_control', 'app', 'USAGE')
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "the server's roles are nobody's members and above no rule, and the owner is under force too",
        """
        select r.rolname from pg_roles r
         where r.rolname in ('qualitender_app', 'qualitender_control', 'qualitender_worker', 'qualitender_owner')
           and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
                or exists (select from pg_auth_members m where m.member = r.oid)
                or (r.rolname = 'qualitender_owner' and r.rolcanlogin))
        """);
    RULES.put(
        "everything belongs to the owner",
        """
        select c.called from %s c where c.relowner <> 'qualitender_owner'::regrole
         union all
        select f.oid::regprocedure::text from pg_proc f join pg_namespace n on n.oid = f.pronamespace
         where n.nspname in ('app', 'admin', 'reference') and f.proowner <> 'qualitender_owner'::regrole
        """
            .formatted(OUR_RELATIONS));
    RULES.put(
        "a state is text with a list of words, never an enum type",
        """
        select c.called || '.' || a.attname
          from %s c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          join pg_type t on t.oid = a.atttypid
         where c.relkind in ('r', 'p')
           and (t.typtype = 'e'
                or (a.attname in ('state', 'phase')
                    and (t.oid <> 'text'::regtype
                         or not exists (select from pg_constraint k
                                         where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]))))
        """
            .formatted(OUR_RELATIONS));
  }

  private Catalogue() {}

  static List<String> rules() {
    return List.copyOf(RULES.keySet());
  }

  /** Violations of one rule, sorted by name. */
  static List<String> faults(Connection connection, String rule) throws SQLException {
    return Sql.texts(connection, "select * from (" + RULES.get(rule) + ") fault(name) order by 1");
  }

  /** Violations of all rules. */
  static List<String> faults(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (String rule : rules()) {
      for (String fault : faults(connection, rule)) {
        faults.add(rule + ": " + fault);
      }
    }
    return faults;
  }

  /** The tables of schema app, which all tests of this package cover. */
  static List<String> tables(Connection connection) throws SQLException {
    return Sql.texts(
        connection,
        """
        select relname from pg_class
         where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')
         order by relname
        """);
  }

  /** The values that a state's column allows, in the migration's order. */
  static List<String> words(Connection connection, String table, String column)
      throws SQLException {
    return Sql.texts(
        connection,
        """
        select word[1]
          from pg_constraint k
          join pg_attribute a on a.attrelid = k.conrelid and a.attname = ?
         cross join lateral regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''', 'g') word
         where k.conrelid = ?::regclass and k.contype = 'c' and k.conkey = array[a.attnum]
        """,
        column,
        table);
  }
}
