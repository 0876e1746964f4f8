package io.qualitender.api.contracting;

import io.qualitender.api.referential.ActionCategory;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

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

  /** Refused by the primary key where a contract covers the category in this cycle already. */
  @SqlBatch(
      """
      insert into app.contract_category (tenant_id, cycle_id, action_category, contract_id)
      values (:tenantId, :cycleId, :category, :contractId)
      """)
  void cover(UUID tenantId, UUID cycleId, UUID contractId, List<ActionCategory> category);
}
