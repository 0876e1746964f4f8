package io.qualitender.api.market.contract;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A certification contract; insert-only.
 *
 * @param tenantId the organization
 * @param cbTenantId the body's tenant
 * @param actionCategories those of the tender's frozen scope
 * @param signedOn the day both signed, in Europe/Paris
 */
public record Contract(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    UUID awardId,
    UUID cbTenantId,
    UUID certificationBodyId,
    UUID fileId,
    UUID cycleId,
    List<ActionCategory> actionCategories,
    LocalDate signedOn,
    Instant createdAt) {

  public static final IdPrefix ID = IdPrefix.CONTRACT;
}
