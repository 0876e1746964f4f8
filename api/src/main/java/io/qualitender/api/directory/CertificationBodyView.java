package io.qualitender.api.directory;

import io.qualitender.api.referential.ActionCategory;
import io.qualitender.api.referential.Confidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An entry of the directory as everybody reads it; whose tenant answers for it is nobody's
 * business.
 */
record CertificationBodyView(
    String id,
    String object,
    String name,
    BodyKind kind,
    String cofracNumber,
    ListingStatus listingStatus,
    String website,
    List<ActionCategory> actionCategories,
    LocalDate accreditedUntilOn,
    String basis,
    Confidence confidence,
    LocalDate readOn,
    boolean fictional,
    boolean invitable,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * @param sandboxId the caller's; null for live callers and for those without a credential
   */
  static CertificationBodyView of(CertificationBody body, UUID sandboxId) {
    return new CertificationBodyView(
        Directory.ID.format(body.id()),
        "certification_body",
        body.name(),
        body.kind(),
        body.cofracNumber(),
        body.listingStatus(),
        body.website(),
        body.actionCategories(),
        body.accreditedUntilOn(),
        body.basis(),
        body.confidence(),
        body.readOn(),
        body.isFictional(),
        body.isOfWorld(sandboxId),
        body.createdAt(),
        body.updatedAt(),
        body.version());
  }
}
