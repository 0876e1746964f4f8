package io.qualitender.api.reference.web;

import io.qualitender.api.reference.auditduration.AuditDuration;
import io.qualitender.api.reference.auditduration.AuditDuration.Part;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.TurnoverBand;
import io.qualitender.kernel.text.WireName;
import java.time.LocalDate;
import java.util.List;

/** The minimum length of an audit by law, and its parts. */
record AuditDurationView(
    String object,
    AuditKind kind,
    TurnoverBand turnoverBand,
    HalfDays days,
    HalfDays confirmedDays,
    int sampledSites,
    boolean indicative,
    Confidence confidence,
    String rulesVersion,
    LocalDate rulesEffectiveFromOn,
    List<PartView> breakdown,
    String legalBasis) {

  /**
   * @param part base, an action category, sampled_sites or new_entrant
   * @param count number of sites, for sampled_sites only
   */
  record PartView(String part, Integer count, HalfDays days, Confidence confidence) {}

  static AuditDurationView of(AuditDuration duration) {
    return new AuditDurationView(
        "audit_duration",
        duration.scope().kind(),
        duration.scope().band(),
        duration.total(),
        duration.confirmed(),
        duration.sampledSites(),
        duration.indicative(),
        duration.confidence(),
        duration.rulesVersion(),
        duration.rulesEffectiveFrom(),
        duration.parts().stream().map(AuditDurationView::part).toList(),
        duration.legalBasis());
  }

  private static PartView part(Part part) {
    Enum<?> countedBy = part.category() == null ? part.source() : part.category();
    return new PartView(WireName.of(countedBy), part.count(), part.length(), part.confidence());
  }
}
