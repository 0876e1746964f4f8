package io.qualitender.api.market.opening;

import io.qualitender.api.market.tender.TenderState;
import io.qualitender.kernel.job.DueItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of the opening, run by the worker: its database role may only open what is due. */
@RegisterConstructorMapper(DueItem.class)
@RegisterConstructorMapper(OpeningDao.TenderRow.class)
@RegisterConstructorMapper(OpeningDao.Opened.class)
interface OpeningDao {

  record TenderRow(TenderState state, Instant closesAt, int version) {}

  record Opened(UUID quoteId, UUID cbTenantId, int revision) {}

  /**
   * Open tenders past their deadline, by the clock of each organization (a sandbox has its own).
   */
  @SqlQuery(
      """
      select t.tenant_id, a.sandbox_id, t.id, t.closes_at as due_at
        from app.tender t
        join admin.tenant a on a.id = t.tenant_id
        left join admin.sandbox s on s.id = a.sandbox_id
       where t.state = 'open' and t.closes_at <= clock_timestamp() + coalesce(s.clock_offset, interval '0')
       order by t.closes_at, t.id
       limit :limit
      """)
  List<DueItem> due(int limit);

  @SqlQuery(
      """
      select t.tenant_id, a.sandbox_id, t.id, t.closes_at as due_at
        from admin.tenant a
        join app.tender t on t.tenant_id = a.id
       where a.sandbox_id = :sandbox and t.state = 'open' and t.closes_at <= :until
       order by t.closes_at, t.id
       limit :limit
      """)
  List<DueItem> dueIn(UUID sandbox, Instant until, int limit);

  @SqlQuery(
      """
      select state, closes_at, version from app.tender where tenant_id = :tenantId and id = :id
      """)
  Optional<TenderRow> tender(UUID tenantId, UUID id);

  @SqlQuery(
      """
      update app.quote q
         set state = 'opened', opened_at = :at, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and tender_id = :tenderId and state = 'submitted'
         and exists (select 1
                       from app.tender_invitation i
                      where i.tenant_id = q.tenant_id and i.id = q.invitation_id and i.revoked_at is null)
      returning id as quote_id, cb_tenant_id, submitted_revision as revision
      """)
  List<Opened> openQuotes(UUID tenantId, UUID tenderId, Instant at);

  @SqlBatch(
      """
      update app.quote_revision set opened_at = :at
       where tenant_id = :tenantId and quote_id = :opened.quoteId and revision = :opened.revision and opened_at is null
      """)
  void openRevisions(UUID tenantId, @BindMethods("opened") List<Opened> opened, Instant at);

  @SqlUpdate(
      """
      update app.invitation_decline set revealed_at = :at
       where tenant_id = :tenantId and tender_id = :tenderId and revealed_at is null
      """)
  int revealDeclines(UUID tenantId, UUID tenderId, Instant at);

  @SqlUpdate(
      """
      update app.tender
         set state = :to, opened_at = :at, closed_reason = :closedReason, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and id = :id and state = 'open' and version = :version
      """)
  int move(UUID tenantId, UUID id, TenderState to, int version, String closedReason, Instant at);
}
