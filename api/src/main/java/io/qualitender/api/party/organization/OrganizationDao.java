package io.qualitender.api.party.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Organization.class)
@RegisterConstructorMapper(OrganizationDao.Account.class)
interface OrganizationDao {

  /** What is known of a tenant without profile. */
  record Account(String name, Instant createdAt) {}

  @SqlQuery(
      """
      select tenant_id, id, legal_name, siren, head_office_siret, nda, action_categories, turnover_amount,
             turnover_year, other_sites, new_entrant_categories, certifying, work_study, work_based_periods,
             uses_subcontractors, longer_than_two_days, remote, version, created_at, updated_at
        from app.organization
       where tenant_id = :tenantId
      """)
  Optional<Organization> find(UUID tenantId);

  @SqlQuery("select name, created_at from admin.tenant where id = :tenantId")
  Account account(UUID tenantId);

  /** Returns 0 where a concurrent request has inserted the profile. */
  @SqlUpdate(
      """
      insert into app.organization (tenant_id, id, legal_name, siren, head_office_siret, nda, action_categories,
                                    turnover_amount, turnover_year, other_sites, new_entrant_categories, certifying,
                                    work_study, work_based_periods, uses_subcontractors, longer_than_two_days, remote,
                                    version, created_at, updated_at)
      values (:tenantId, :id, :legalName, :siren, :headOfficeSiret, :nda, :actionCategories,
              :turnoverAmount, :turnoverYear, :otherSites, :newEntrantCategories, :certifying,
              :workStudy, :workBasedPeriods, :usesSubcontractors, :longerThanTwoDays, :remote,
              :version, :createdAt, :updatedAt)
      on conflict do nothing
      """)
  int insert(@BindMethods Organization organization);

  /** Returns 0 where the profile is no longer of the previous version. */
  @SqlUpdate(
      """
      update app.organization
         set legal_name = :legalName, siren = :siren, head_office_siret = :headOfficeSiret, nda = :nda,
             action_categories = :actionCategories, turnover_amount = :turnoverAmount, turnover_year = :turnoverYear,
             other_sites = :otherSites, new_entrant_categories = :newEntrantCategories, certifying = :certifying,
             work_study = :workStudy, work_based_periods = :workBasedPeriods,
             uses_subcontractors = :usesSubcontractors, longer_than_two_days = :longerThanTwoDays, remote = :remote,
             version = :version, updated_at = :updatedAt
       where tenant_id = :tenantId and id = :id and version = :version - 1
      """)
  int update(@BindMethods Organization organization);
}
