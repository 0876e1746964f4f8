package io.qualitender.api.certification;

import java.time.Instant;
import java.util.UUID;

/**
 * One cycle of three years of a certification file.
 *
 * @param number 1 for the first, one more for each that follows
 * @param certificationBodyId the body under contract for this cycle; null until there is one
 */
record Cycle(
    UUID tenantId,
    UUID id,
    UUID fileId,
    int number,
    CycleKind kind,
    CyclePhase phase,
    UUID certificationBodyId,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
