package io.qualitender.kernel.job;

import java.time.Instant;
import java.util.UUID;

/**
 * One due item of a job.
 *
 * @param sandboxId the sandbox whose clock applies; null for live tenants
 */
public record DueItem(UUID tenantId, UUID sandboxId, UUID id, Instant dueAt) {}
