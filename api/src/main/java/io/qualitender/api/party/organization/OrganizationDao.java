package io.qualitender.api.party.organization;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Activity;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OrganizationDao {

  /** What is known of a tenant without profile. */
  record Account(String name, Instant createdAt) {}

  Select<Organization> PROFILE =
      Select.of(
          """
          select tenant_id, id, legal_name, siren, head_office_siret, nda, action_categories, turnover_amount,
                 turnover_year, other_sites, new_entrant_categories, certifying, work_study, work_based_periods,
                 uses_subcontractors, longer_than_two_days, remote, version, created_at, updated_at
            from app.organization
           where tenant_id = :tenantId
          """,
          OrganizationDao::row);

  private static Organization row(Row row) throws SQLException {
    return new Organization(
        row.uuid(),
        row.uuid(),
        row.text(),
        new Organization.Registration(row.text(), row.text(), row.text()),
        row.words(ActionCategory.class),
        new Organization.Turnover(row.wholeOrNull(), row.integer()),
        row.integer(),
        row.words(ActionCategory.class),
        new Activity(row.flag(), row.flag(), row.flag(), row.flag(), row.flag()),
        row.flag(),
        row.integer(),
        row.instant(),
        row.instant());
  }

  Select<Account> ACCOUNT =
      Select.of(
          "select name, created_at from admin.tenant where id = :tenantId",
          row -> new Account(row.text(), row.instant()));

  /** Returns 0 where a concurrent request has inserted the profile. */
  @SqlUpdate(
      """
      insert into app.organization (tenant_id, id, legal_name, siren, head_office_siret, nda, action_categories,
                                    turnover_amount, turnover_year, other_sites, new_entrant_categories, certifying,
                                    work_study, work_based_periods, uses_subcontractors, longer_than_two_days, remote,
                                    version, created_at, updated_at)
      values (:tenantId, :id, :legalName, :registration.siren, :registration.headOfficeSiret, :registration.nda,
              :actionCategories, :turnover.amount, :turnover.year, :otherSites, :newEntrantCategories,
              :activity.certifying, :activity.workStudy, :activity.workBasedPeriods, :activity.usesSubcontractors,
              :activity.longerThanTwoDays, :remote, :version, :createdAt, :updatedAt)
      on conflict do nothing
      """)
  int insert(@BindMethods Organization organization);

  /** Returns 0 where the profile is no longer of the previous version. */
  @SqlUpdate(
      """
      update app.organization
         set legal_name = :legalName, siren = :registration.siren, head_office_siret = :registration.headOfficeSiret,
             nda = :registration.nda, action_categories = :actionCategories, turnover_amount = :turnover.amount,
             turnover_year = :turnover.year, other_sites = :otherSites,
             new_entrant_categories = :newEntrantCategories, certifying = :activity.certifying,
             work_study = :activity.workStudy, work_based_periods = :activity.workBasedPeriods,
             uses_subcontractors = :activity.usesSubcontractors,
             longer_than_two_days = :activity.longerThanTwoDays, remote = :remote,
             version = :version, updated_at = :updatedAt
       where tenant_id = :tenantId and id = :id and version = :version - 1
      """)
  int update(@BindMethods Organization organization);
}
