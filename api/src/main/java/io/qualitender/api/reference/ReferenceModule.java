package io.qualitender.api.reference;

import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.api.reference.referential.Referentials;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.api.reference.web.ReferenceResource;
import io.qualitender.kernel.component.Components;
import java.time.InstantSource;

/** Loads the dated legal data, for its public endpoints and for later wings. */
public final class ReferenceModule {

  private final AuditRulesBook auditRules = AuditRulesBook.load();
  private final Versions<PriceGuide> priceGuides = PriceGuide.versions();

  /**
   * @throws IllegalStateException naming the file, if a data file is invalid
   */
  public ReferenceModule(Components components, InstantSource clock) {
    components.addResource(
        new ReferenceResource(Referentials.load(), auditRules, priceGuides, clock));
  }

  public AuditRulesBook auditRules() {
    return auditRules;
  }

  public Versions<PriceGuide> priceGuides() {
    return priceGuides;
  }
}
