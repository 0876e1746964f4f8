package io.qualitender.kernel.job;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that falls due: nothing but whose, which and when.
 *
 * @param sandboxId the sandbox whose clock decides; null for live tenants
 */
public record DueItem(UUID tenantId, UUID sandboxId, UUID id, Instant dueAt) {}
