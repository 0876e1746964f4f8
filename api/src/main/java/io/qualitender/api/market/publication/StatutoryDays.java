package io.qualitender.api.market.publication;

import io.qualitender.api.reference.auditduration.AuditDuration;
import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditScope;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.referential.AuditKind;
import java.util.EnumSet;

/**
 * The minimum audit lengths for a tender's scope (arrêté du 6 juin 2019 modifié), by audit. Null
 * where the tender has no such audit; a transfer has no main audit whose length the law sets.
 */
public record StatutoryDays(Length initial, Length renewal, Length surveillance) {

  /**
   * @param indicative whether it depends on an unconfirmed figure: a shorter audit then gives a
   *     warning
   * @param confirmedDays the confirmed part: a shorter audit is refused; null where none is
   *     confirmed
   */
  public record Length(HalfDays days, boolean indicative, HalfDays confirmedDays) {
    public Length {
      // Old publications lack it: a length that is not indicative is confirmed in full.
      confirmedDays = indicative ? confirmedDays : days;
    }
  }

  public static StatutoryDays of(TenderKind kind, TenderScope scope, AuditRules rules) {
    Length main = kind.mainAudit().map(audit -> length(audit, scope, rules)).orElse(null);
    return new StatutoryDays(
        kind == TenderKind.INITIAL ? main : null,
        kind == TenderKind.RENEWAL ? main : null,
        length(AuditKind.SURVEILLANCE, scope, rules));
  }

  /** The length of the audit priced by the line {@code main_audit}; null for a transfer. */
  public Length main() {
    return initial != null ? initial : renewal;
  }

  private static Length length(AuditKind audit, TenderScope scope, AuditRules rules) {
    AuditDuration duration =
        AuditDuration.of(
            new AuditScope(
                audit,
                scope.turnoverBand(),
                EnumSet.copyOf(scope.actionCategories()),
                scope.otherSites(),
                scope.newEntrant()),
            rules);
    return new Length(duration.total(), duration.indicative(), duration.confirmed());
  }
}
