package io.qualitender.api.market.publication;

import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;

/**
 * The versions of the dated data in force on the day a tender was published. Its lines, limits and
 * ranks are computed from them, whatever came later (docs/decisions/0010).
 */
public final class FrozenData {

  private final Versions<PriceGuide> guides;
  private final Versions<TenderRuleSet> rules;

  public FrozenData(Versions<PriceGuide> guides, Versions<TenderRuleSet> rules) {
    this.guides = guides;
    this.rules = rules;
  }

  /** All versions shipped with the application. */
  public static FrozenData load() {
    return new FrozenData(PriceGuide.versions(), TenderRuleSet.versions());
  }

  /**
   * The versions that a publication of {@code today} freezes.
   *
   * @param today in Europe/Paris
   * @param auditRules the rules that give its statutory days
   */
  public Publication.Frozen on(LocalDate today, AuditRules auditRules) {
    return new Publication.Frozen(
        auditRules.version(), rules.asOf(today).version(), guides.asOf(today).version());
  }

  public PriceGuide guide(Publication publication) {
    Publication.Frozen frozen = frozen(publication);
    return frozen == null ? oldest(guides) : version(guides, frozen.priceGuide());
  }

  public TenderRuleSet rules(Publication publication) {
    Publication.Frozen frozen = frozen(publication);
    return frozen == null ? oldest(rules) : version(rules, frozen.tenderRules());
  }

  private static Publication.Frozen frozen(Publication publication) {
    return publication.content() == null ? null : publication.content().frozen();
  }

  private static <T> T oldest(Versions<T> versions) {
    return versions.newestFirst().get(versions.newestFirst().size() - 1).content();
  }

  private static <T> T version(Versions<T> versions, String id) {
    return versions
        .of(id)
        .orElseThrow(
            () ->
                new IllegalStateException("a tender was published with an unknown version: " + id));
  }
}
