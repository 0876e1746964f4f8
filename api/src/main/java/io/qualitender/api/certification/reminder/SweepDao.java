package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.job.DueItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of the sweep, run by the worker: finds and claims due reminders and settles them. */
@RegisterConstructorMapper(DueItem.class)
@RegisterConstructorMapper(SweepDao.Claimed.class)
@RegisterConstructorMapper(CertificateFacts.class)
interface SweepDao {

  /**
   * A reminder locked by this transaction.
   *
   * @param at now, by the clock of its tenant
   * @param overtaken a later one of the same certificate and window is due as well
   */
  record Claimed(
      UUID tenantId,
      UUID id,
      ReminderKind kind,
      UUID certificateId,
      LocalDate dueOn,
      Instant dueAt,
      Instant at,
      boolean overtaken) {}

  /**
   * Due reminders, each by its tenant's clock. Tenants on real time or behind it are read from the
   * index of all scheduled reminders; sandboxes whose clock is ahead are looked up tenant by
   * tenant.
   *
   * @param now real time
   */
  @SqlQuery(
      """
      select due.tenant_id, due.sandbox_id, due.id, due.due_at
        from ((select r.tenant_id, t.sandbox_id, r.id, r.due_at
                 from app.reminder r
                 join admin.tenant t on t.id = r.tenant_id
                 left join admin.sandbox s on s.id = t.sandbox_id
                where r.state = 'scheduled' and r.due_at <= :now
                  and coalesce(s.clock_offset, interval '0') <= interval '0'
                  and r.due_at <= cast(:now as timestamptz) + coalesce(s.clock_offset, interval '0')
                order by r.due_at, r.id
                limit :limit)
              union all
              (select t.id, t.sandbox_id, r.id, r.due_at
                 from admin.sandbox s
                 join admin.tenant t on t.sandbox_id = s.id
                cross join lateral
                      (select n.id, n.due_at
                         from app.reminder n
                        where n.tenant_id = t.id and n.state = 'scheduled' and n.due_at <= cast(:now as timestamptz) + s.clock_offset
                        order by n.due_at, n.id
                        limit :limit) r
                where s.clock_offset > interval '0'
                order by r.due_at, r.id
                limit :limit)) due
       order by due.due_at, due.id
       limit :limit
      """)
  List<DueItem> due(Instant now, int limit);

  /** Reminders of one sandbox due up to {@code until}. */
  @SqlQuery(
      """
      select t.id as tenant_id, t.sandbox_id, r.id, r.due_at
        from admin.tenant t
       cross join lateral
             (select n.id, n.due_at
                from app.reminder n
               where n.tenant_id = t.id and n.state = 'scheduled' and n.due_at <= :until
               order by n.due_at, n.id
               limit :limit) r
       where t.sandbox_id = :sandbox
       order by r.due_at, r.id
       limit :limit
      """)
  List<DueItem> dueIn(UUID sandbox, Instant until, int limit);

  /** Locks those that are still due; skips those locked by another node. */
  @SqlQuery(
      """
      select r.tenant_id, r.id, r.kind, r.certificate_id, r.due_on, r.due_at,
             cast(:now as timestamptz) + coalesce(s.clock_offset, interval '0') as at,
             exists (select from app.reminder later
                      where later.tenant_id = r.tenant_id and later.certificate_id = r.certificate_id
                        and later.state = 'scheduled' and later.due_at > r.due_at
                        and later.due_at <= cast(:now as timestamptz) + coalesce(s.clock_offset, interval '0')
                        and (later.kind = any(:renewal)) = (r.kind = any(:renewal))) as overtaken
        from unnest(:tenantIds, :ids) as wanted (tenant_id, id)
        join app.reminder r on r.tenant_id = wanted.tenant_id and r.id = wanted.id
        join admin.tenant t on t.id = r.tenant_id
        left join admin.sandbox s on s.id = t.sandbox_id
       where r.state = 'scheduled' and r.due_at <= cast(:now as timestamptz) + coalesce(s.clock_offset, interval '0')
       order by r.due_at, r.id
         for update of r skip locked
      """)
  List<Claimed> claim(
      List<UUID> tenantIds, List<UUID> ids, List<ReminderKind> renewal, Instant now);

  /**
   * The facts about certificates and their renewal. The next cycles of a file have greater numbers,
   * assigned under the file's lock. A next certificate counts from the day it is recorded, even if
   * still upcoming. A renewal tender names the certificate it renews, maybe by a superseded record;
   * one that names none counts until it ends.
   */
  @SqlQuery(
      """
      select c.tenant_id, c.id as certificate_id,
             c.superseded_at is null as current,
             exists (select from app.certificate n
                      where n.tenant_id = c.tenant_id and n.cycle_number > c.cycle_number
                        and n.superseded_at is null) as renewed,
             exists (select from app.contract k
                      where k.tenant_id = c.tenant_id and k.cycle_number > c.cycle_number) as contracted,
             exists (select from app.tender d
                      where d.tenant_id = c.tenant_id and d.kind = 'renewal'
                        and d.state in ('open', 'opened', 'awarded')
                        and (d.renews_certificate_id is null or d.renews_certificate_id in
                              (select o.id from app.certificate o
                                where o.tenant_id = c.tenant_id and o.cycle_id = c.cycle_id))) as published,
             exists (select from app.tender d
                      where d.tenant_id = c.tenant_id and d.kind = 'renewal'
                        and d.state in ('draft', 'open', 'opened', 'awarded')
                        and (d.renews_certificate_id is null or d.renews_certificate_id in
                              (select o.id from app.certificate o
                                where o.tenant_id = c.tenant_id and o.cycle_id = c.cycle_id))) as drafted
        from unnest(:tenantIds, :certificateIds) as wanted (tenant_id, id)
        join app.certificate c on c.tenant_id = wanted.tenant_id and c.id = wanted.id
      """)
  List<CertificateFacts> facts(List<UUID> tenantIds, List<UUID> certificateIds);

  /** Compare-and-swap of the states, each at its tenant's time. */
  @SqlUpdate(
      """
      update app.reminder r
         set state = :to, settled_at = cast(:now as timestamptz) + coalesce(s.clock_offset, interval '0'), version = version + 1,
             updated_at = cast(:now as timestamptz) + coalesce(s.clock_offset, interval '0')
        from unnest(:tenantIds, :ids) as wanted (tenant_id, id)
        join admin.tenant t on t.id = wanted.tenant_id
        left join admin.sandbox s on s.id = t.sandbox_id
       where r.tenant_id = wanted.tenant_id and r.id = wanted.id and r.state = :from
      """)
  int settle(
      List<UUID> tenantIds, List<UUID> ids, ReminderState from, ReminderState to, Instant now);
}
