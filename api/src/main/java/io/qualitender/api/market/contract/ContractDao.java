package io.qualitender.api.market.contract;

import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
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

  /** A contract with the quote that was awarded and the name of its body. */
  String CONTRACT =
      """
      select k.tenant_id, k.id, k.tender_id, k.award_id, k.cb_tenant_id, k.certification_body_id, k.file_id, k.cycle_id,
             k.action_categories, k.signed_on, k.created_at, a.quote_id, b.name, b.cofrac_number
        from app.contract k
        join app.tender_award a on a.tenant_id = k.tenant_id and a.id = k.award_id
        join reference.certification_body b on b.id = k.certification_body_id
      """;

  Select<ContractService.Recorded> OF_ORGANIZATION =
      Select.of(CONTRACT + " where k.tenant_id = :tenantId and k.id = :id", ContractDao::row);

  Select<ContractService.Recorded> OF_BODY =
      Select.of(
          CONTRACT
              + " where k.cb_tenant_id = :cbTenantId and a.cb_tenant_id = :cbTenantId and k.id = :id",
          ContractDao::row);

  private static ContractService.Recorded row(Row row) throws SQLException {
    Contract contract =
        new Contract(
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.words(ActionCategory.class),
            row.date(),
            row.instant());
    return new ContractService.Recorded(
        contract,
        row.uuid(),
        BodySummary.of(contract.certificationBodyId(), row.text(), row.text()));
  }

  /** Violates the primary key where a contract already covers the category in this cycle. */
  @SqlBatch(
      """
      insert into app.contract_category (tenant_id, cycle_id, action_category, contract_id)
      values (:tenantId, :cycleId, :category, :contractId)
      """)
  void cover(UUID tenantId, UUID cycleId, UUID contractId, List<ActionCategory> category);
}
