package io.qualitender.api.file.certificationfile;

import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;

/** The one certification file of an organization; all that changes is in its cycles. */
public record CertificationFile(UUID tenantId, UUID id, Instant createdAt) {

  public static final IdPrefix ID = IdPrefix.CERTIFICATION_FILE;
}
