package io.qualitender.api.party.directory;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.kernel.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An entry of the directory on the wire. It tells whether the body has an account, but not which
 * tenant.
 */
record CertificationBodyView(
    String id,
    String object,
    String name,
    BodyKind kind,
    String cofracNumber,
    ListingStatus listingStatus,
    String listingStatusSince,
    String listingStatusSource,
    LocalDate lastCheckedOn,
    String website,
    List<ActionCategory> actionCategories,
    LocalDate accreditedUntilOn,
    String basis,
    Confidence confidence,
    LocalDate readOn,
    boolean fictional,
    boolean invitable,
    boolean reachable,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * @param sandboxId the caller's; null for live callers and for those without a credential
   */
  static CertificationBodyView of(CertificationBody body, UUID sandboxId, Language language) {
    return new CertificationBodyView(
        Directory.ID.format(body.id()),
        "certification_body",
        body.name(),
        body.kind(),
        body.cofracNumber(),
        body.listing().listingStatus(),
        body.listing().listingStatusSince(),
        body.listing().listingStatusSource(),
        body.listing().lastCheckedOn(),
        body.website(),
        body.actionCategories(),
        body.accreditedUntilOn(),
        basis(body).in(language),
        body.evidence().confidence(),
        body.evidence().readOn(),
        body.isFictional(),
        body.isInvitable(sandboxId),
        body.isReachable(),
        body.createdAt(),
        body.updatedAt(),
        body.version());
  }

  private static BilingualText basis(CertificationBody body) {
    return new BilingualText(
        body.evidence().basisFr() == null ? body.evidence().basis() : body.evidence().basisFr(),
        body.evidence().basis());
  }
}
