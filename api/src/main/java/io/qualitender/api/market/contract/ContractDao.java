package io.qualitender.api.market.contract;

import io.qualitender.api.reference.referential.ActionCategory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Contract.class)
interface ContractDao {

  @SqlUpdate(
      """
      insert into app.contract (tenant_id, id, tender_id, award_id, cb_tenant_id, certification_body_id, file_id, cycle_id,
                                cycle_number, action_categories, signed_on, created_at)
      values (:tenantId, :id, :tenderId, :awardId, :cbTenantId, :certificationBodyId, :fileId, :cycleId,
              (select c.number from app.certification_cycle c where c.tenant_id = :tenantId and c.id = :cycleId),
              :actionCategories, :signedOn, :createdAt)
      """)
  void insert(@BindMethods Contract contract);

  /** Readable by its organization and its body. */
  @SqlQuery(
      """
      select k.tenant_id, k.id, k.tender_id, k.award_id, k.cb_tenant_id, k.certification_body_id, k.file_id, k.cycle_id,
             k.action_categories, k.signed_on, k.created_at
        from app.contract k
       where k.id = :id and (k.tenant_id = :tenantId or k.cb_tenant_id = :tenantId)
      """)
  Optional<Contract> find(UUID tenantId, UUID id);

  /** Violates the primary key where a contract already covers the category in this cycle. */
  @SqlBatch(
      """
      insert into app.contract_category (tenant_id, cycle_id, action_category, contract_id)
      values (:tenantId, :cycleId, :category, :contractId)
      """)
  void cover(UUID tenantId, UUID cycleId, UUID contractId, List<ActionCategory> category);
}
