package io.qualitender.api.reference.web;

import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.api.reference.referential.Referentials;
import io.qualitender.api.reference.referential.Versions;
import java.time.InstantSource;

/** Loads the dated legal data, for its public resource and for other packages. */
public final class ReferenceModule {
  private final Referentials referentials = Referentials.load();
  private final AuditRulesBook auditRules = AuditRulesBook.load();
  private final Versions<PriceGuide> priceGuides = PriceGuide.versions();
  private final InstantSource clock;

  /**
   * @throws IllegalStateException naming the file, if a data file is invalid
   */
  public ReferenceModule(InstantSource clock) {
    this.clock = clock;
  }

  public Referentials referentials() {
    return referentials;
  }

  public AuditRulesBook auditRules() {
    return auditRules;
  }

  public Versions<PriceGuide> priceGuides() {
    return priceGuides;
  }

  /** The public endpoints, to be registered. */
  public ReferenceResource resource() {
    return new ReferenceResource(referentials, auditRules, priceGuides, clock);
  }
}
