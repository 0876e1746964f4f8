package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.job.DueItem;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * SQL of the cleanup of sandboxes. The control plane finds and marks them; the row policies {@code
 * worker_discard} decide what may be deleted.
 */
@RegisterConstructorMapper(DueItem.class)
interface UnusedSandboxDao {

  /**
   * Sandboxes older than {@code seconds} without a key created or used for as long, and those
   * marked more than a minute ago. A day on which a key was used counts until its end.
   */
  @SqlQuery(
      """
      select cast(null as uuid) as tenant_id, s.id as sandbox_id, s.id, coalesce(s.discarded_at, s.created_at) as due_at
        from admin.sandbox s
       where s.discarded_at < clock_timestamp() - interval '1 minute'
          or (s.discarded_at is null
              and s.created_at < clock_timestamp() - make_interval(secs => :seconds)
              and (s.moving_until is null or s.moving_until < clock_timestamp())
              and not exists (
                select from admin.tenant t
                  join admin.api_key k on k.tenant_id = t.id
                 where t.sandbox_id = s.id
                   and greatest(k.created_at, cast(k.last_used_on + 1 as timestamp) at time zone 'Europe/Paris')
                       >= clock_timestamp() - make_interval(secs => :seconds)))
       order by s.discarded_at nulls last, s.created_at, s.id
       limit :limit
      """)
  List<DueItem> due(double seconds, int limit);

  /** Marks it if it is still unused; its keys are refused from then on. */
  @SqlUpdate(
      """
      update admin.sandbox s
         set discarded_at = clock_timestamp()
       where s.id = :id and s.discarded_at is null
         and not exists (
           select from admin.tenant t
             join admin.api_key k on k.tenant_id = t.id
            where t.sandbox_id = s.id
              and greatest(k.created_at, cast(k.last_used_on + 1 as timestamp) at time zone 'Europe/Paris')
                  >= clock_timestamp() - make_interval(secs => :seconds))
      """)
  int mark(UUID id, double seconds);

  /** Unmarks one that was used while it was being marked. */
  @SqlUpdate(
      """
      update admin.sandbox s
         set discarded_at = null
       where s.id = :id and s.discarded_at is not null
         and exists (
           select from admin.tenant t
             join admin.api_key k on k.tenant_id = t.id
            where t.sandbox_id = s.id
              and greatest(k.created_at, cast(k.last_used_on + 1 as timestamp) at time zone 'Europe/Paris') >= s.discarded_at)
      """)
  int unmark(UUID id);

  /** Sets the sandbox whose rows this transaction may delete. */
  @SqlQuery("select set_config('admin.discarded_sandbox', cast(:id as text), true)")
  String setDiscarded(UUID id);

  /**
   * All tables with rows of a sandbox, from the catalogue: referring tables first, and schema app
   * before the tenants.
   */
  @SqlQuery(
      """
      with recursive reference as (
        select k.conrelid as child, k.confrelid as parent, 1 as depth
          from pg_constraint k
         where k.contype = 'f' and k.conrelid <> k.confrelid
         union
        select r.child, k.confrelid, r.depth + 1
          from reference r
          join pg_constraint k on k.conrelid = r.parent and k.contype = 'f' and k.conrelid <> k.confrelid
         where r.depth < 50)
      select cast(cast(p.polrelid as regclass) as text)
        from pg_policy p
       where p.polname = 'worker_discard'
       order by p.polrelid in (select oid from pg_class where relnamespace = to_regnamespace('app')) desc,
                (select coalesce(max(r.depth), 0) from reference r where r.child = p.polrelid) desc,
                1
      """)
  List<String> tables();

  /** Deletes the rows that the table's policy attributes to the sandbox. */
  @SqlQuery("select admin.delete_discarded(cast(:relation as regclass))")
  long delete(String relation);
}
