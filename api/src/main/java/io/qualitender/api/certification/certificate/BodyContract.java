package io.qualitender.api.certification.certificate;

import io.qualitender.api.reference.referential.ActionCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A contract as its body reads it. It gives the body the right to record a certificate for the
 * organization's file.
 *
 * @param tenantId the organization
 */
public record BodyContract(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    UUID cbTenantId,
    UUID certificationBodyId,
    UUID fileId,
    UUID cycleId,
    int cycleNumber,
    List<ActionCategory> actionCategories,
    LocalDate signedOn,
    boolean certified) {}
