package io.qualitender.api.certification.reminder;

import java.util.UUID;

/**
 * What the worker may read about a certificate's renewal: only whether each step has happened.
 *
 * @param current it is not superseded
 * @param renewed the next cycle has its certificate
 * @param contracted the next cycle has its contract
 * @param published a tender for its renewal is published
 * @param drafted a tender for its renewal exists, maybe as a draft
 */
public record CertificateFacts(
    UUID tenantId,
    UUID certificateId,
    boolean current,
    boolean renewed,
    boolean contracted,
    boolean published,
    boolean drafted) {}
