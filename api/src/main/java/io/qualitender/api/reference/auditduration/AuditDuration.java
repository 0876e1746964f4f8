package io.qualitender.api.reference.auditduration;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.Confidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The minimum length of an audit by law: the base of its kind and band, plus the addition of each
 * category, half a day per sampled site, and half a day for a new entrant's surveillance (arrêté du
 * 6 juin 2019 modifié relatif aux modalités d'audit; the articles are in {@link #legalBasis}).
 *
 * @param sampledSites sites visited besides the central function
 * @param parts the parts, whose sum is the length
 * @param confirmed the confirmed part: all of it, or with the confirmed minimum of sites; null
 *     where a figure of the table itself is unconfirmed
 * @param rulesVersion the id of the dated file
 * @param rulesEffectiveFrom the first day of the dated rules
 */
public record AuditDuration(
    AuditScope scope,
    int sampledSites,
    List<Part> parts,
    HalfDays confirmed,
    String rulesVersion,
    LocalDate rulesEffectiveFrom,
    String legalBasis) {

  /** The reason for a part of the length. */
  public enum Source {
    BASE,
    CATEGORY,
    SAMPLED_SITES,
    NEW_ENTRANT
  }

  /**
   * @param category for a part of source CATEGORY, else null
   * @param count for a part of source SAMPLED_SITES the number of sites, else null
   * @param confidence of the figure, even where it is 0
   */
  public record Part(
      Source source,
      ActionCategory category,
      Integer count,
      HalfDays length,
      Confidence confidence) {}

  public AuditDuration {
    parts = List.copyOf(parts);
  }

  /** The length of the audit of that scope under those rules. */
  public static AuditDuration of(AuditScope scope, AuditRules rules) {
    AuditRules.Cells cells = rules.durationDays().cells(scope.kind(), scope.band());
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(Source.BASE, null, null, cells.base(), cells.baseAfOnlyConfidence()));
    for (ActionCategory category : scope.categories()) {
      parts.add(
          new Part(
              Source.CATEGORY,
              category,
              null,
              cells.add().get(category),
              cells.addConfidence().get(category)));
    }

    HalfDays confirmedSites = HalfDays.NONE;
    SiteSampling.Sample sample = rules.siteSampling().sample(scope.kind(), scope.otherSites());
    if (scope.otherSites() > 0) {
      AuditRules.Length perSite = rules.perSampledSiteDays();
      confirmedSites =
          perSite.value().times(perSite.confidence().indicative() ? 0 : sample.confirmed());
      parts.add(
          new Part(
              Source.SAMPLED_SITES,
              null,
              sample.sites(),
              perSite.value().times(sample.sites()),
              sample.confidence().lowest(perSite.confidence())));
    }

    if (scope.newEntrant() && scope.kind() == AuditKind.SURVEILLANCE) {
      AuditRules.Length extra = rules.newEntrantExtraAtSurveillanceDays();
      parts.add(new Part(Source.NEW_ENTRANT, null, null, extra.value(), extra.confidence()));
    }
    return new AuditDuration(
        scope,
        sample.sites(),
        parts,
        confirmed(parts, confirmedSites),
        rules.version(),
        rules.effectiveFrom(),
        rules.legalBasis());
  }

  private static HalfDays confirmed(List<Part> parts, HalfDays confirmedSites) {
    List<Part> others =
        parts.stream().filter(part -> part.source() != Source.SAMPLED_SITES).toList();
    return others.stream().anyMatch(part -> part.confidence().indicative())
        ? null
        : others.stream().map(Part::length).reduce(confirmedSites, HalfDays::plus);
  }

  /** The total length. */
  public HalfDays total() {
    return parts.stream().map(Part::length).reduce(HalfDays.NONE, HalfDays::plus);
  }

  /** The lowest confidence of all parts. */
  public Confidence confidence() {
    return parts.stream().map(Part::confidence).reduce(Confidence.A, Confidence::lowest);
  }

  /** Whether it depends on an unconfirmed figure. Then only {@link #confirmed} is enforced. */
  public boolean indicative() {
    return confidence().indicative();
  }
}
