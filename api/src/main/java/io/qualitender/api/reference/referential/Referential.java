package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One version of the national quality framework (référentiel national qualité, Code du travail,
 * art. L. 6316-3 and D. 6316-1-1), as in its dated file.
 *
 * @param version V9, V10…
 * @param effectiveFrom first day of audits under it (Europe/Paris)
 * @param effectiveUntil last day of audits under it; null while no later version is published
 * @param provisional what is taken from the previous version or unknown; empty once its reading
 *     guide is published
 */
public record Referential(
    String version,
    int indicatorCount,
    LocalDate effectiveFrom,
    LocalDate effectiveUntil,
    List<String> legalBasis,
    List<BilingualText> provisional,
    List<Criterion> criteria,
    List<Indicator> indicators) {

  /** One of the seven criteria of art. R. 6316-1 of the Code du travail. */
  public record Criterion(int number, String labelFr, String labelEn) {
    public Criterion {
      check(labelFr != null && labelEn != null, "criterion " + number + ": a label is missing");
    }

    public BilingualText label() {
      return new BilingualText(labelFr, labelEn);
    }
  }

  public Referential {
    check(version != null && version.matches("V[1-9][0-9]*"), "invalid version " + version);
    check(effectiveFrom != null, version + ": effectiveFrom is missing");
    check(
        effectiveUntil == null || !effectiveUntil.isBefore(effectiveFrom),
        version + ": effectiveUntil is before effectiveFrom");
    check(legalBasis != null && !legalBasis.isEmpty(), version + ": legalBasis is missing");
    check(provisional != null, version + ": provisional is missing");
    check(criteria != null && indicators != null, version + ": criteria or indicators missing");
    check(
        indicators.size() == indicatorCount,
        version + ": indicatorCount " + indicatorCount + ", but " + indicators.size() + " listed");
    legalBasis = List.copyOf(legalBasis);
    provisional = List.copyOf(provisional);
    criteria = List.copyOf(criteria);
    indicators = List.copyOf(indicators);
    for (int i = 0; i < criteria.size(); i++) {
      int number = criteria.get(i).number();
      check(number == i + 1, version + ": criterion " + number + " repeated or out of order");
    }
    for (int i = 0; i < indicators.size(); i++) {
      Indicator indicator = indicators.get(i);
      check(
          indicator.number() == i + 1,
          version + ": indicator " + indicator.number() + " repeated or out of order");
      check(
          indicator.criterion() >= 1 && indicator.criterion() <= criteria.size(),
          version + ": indicator " + indicator.number() + " has no such criterion");
    }
  }

  /** The version's name on the wire: v9, v10. */
  public String code() {
    return version.toLowerCase(Locale.ROOT);
  }

  /** Whether it applies to audits on that day. */
  public boolean appliesOn(LocalDate auditOn) {
    return !auditOn.isBefore(effectiveFrom)
        && (effectiveUntil == null || !auditOn.isAfter(effectiveUntil));
  }

  /**
   * Whether parts of it are taken from the previous version, while its reading guide is not
   * published.
   */
  public boolean isProvisional() {
    return !provisional.isEmpty();
  }

  public Criterion criterion(int number) {
    return criteria.get(number - 1);
  }
}
