package io.qualitender.peer;

import io.qualitender.api.file.certificationfile.CyclePhase;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.referential.ActionCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a new draft depends on: the organization's profile, its identity and its certification. */
record DraftFacts(Profile profile, List<Identity> identity, List<Cycle> cycles) {

  static final Query<Profile> PROFILE =
      new Query<>(
          """
          select tenant_id, id, legal_name, siren, head_office_siret, nda, action_categories, turnover_amount,
                 turnover_year, other_sites, new_entrant_categories, certifying, work_study, work_based_periods,
                 uses_subcontractors, longer_than_two_days, remote, version, created_at, updated_at
            from app.organization
           where tenant_id = :tenant
          """,
          Profile::of);

  static final Query<Identity> IDENTITY =
      new Query<>(
          """
          select number, decision, name, siren, decided_at
            from admin.identity_decision
           where tenant_id = :tenant
           order by number desc
           limit 1
          """,
          (row, number) -> new Identity(row.getString("decision"), row.getString("siren")));

  static final Query<Cycle> CYCLES =
      new Query<>(
          """
          select tenant_id, id, file_id, number, kind, phase, certification_body_id, certified_from_on, certified_until_on,
                 version, created_at, updated_at
            from app.certification_cycle
           where tenant_id = :tenant
           order by number desc
          """,
          (row, number) ->
              new Cycle(
                  Columns.word(row, "phase", CyclePhase.class),
                  Columns.day(row, "certified_from_on"),
                  Columns.day(row, "certified_until_on")));

  record Profile(
      String siren,
      List<ActionCategory> actionCategories,
      long turnoverAmount,
      int turnoverYear,
      int otherSites,
      List<ActionCategory> newEntrantCategories,
      TenderScope.Activity activity) {

    static Profile of(ResultSet row, int number) throws SQLException {
      return new Profile(
          row.getString("siren"),
          Columns.words(row, "action_categories", ActionCategory.class),
          row.getLong("turnover_amount"),
          row.getInt("turnover_year"),
          row.getInt("other_sites"),
          Columns.words(row, "new_entrant_categories", ActionCategory.class),
          new TenderScope.Activity(
              row.getBoolean("certifying"),
              row.getBoolean("work_study"),
              row.getBoolean("work_based_periods"),
              row.getBoolean("uses_subcontractors"),
              row.getBoolean("longer_than_two_days"),
              row.getBoolean("remote")));
    }

    TenderScope scope(AuditRules rules) {
      return new TenderScope(
          actionCategories,
          rules.bandOf(turnoverAmount),
          turnoverYear,
          otherSites,
          newEntrantCategories,
          activity);
    }
  }

  record Identity(String decision, String siren) {
    boolean isVerified() {
      return decision.equals("verified");
    }
  }

  record Cycle(CyclePhase phase, LocalDate certifiedFromOn, LocalDate certifiedUntilOn) {

    private static final Set<CyclePhase> CERTIFIED =
        EnumSet.of(CyclePhase.CERTIFIED, CyclePhase.SURVEILLANCE, CyclePhase.RENEWAL);

    boolean isCertified() {
      return CERTIFIED.contains(phase);
    }

    boolean hasEndedBy(LocalDate today) {
      return isCertified() && certifiedUntilOn != null && today.isAfter(certifiedUntilOn);
    }

    boolean isActiveOn(LocalDate today) {
      return isCertified()
          && !hasEndedBy(today)
          && (certifiedFromOn == null || !today.isBefore(certifiedFromOn));
    }
  }
}
