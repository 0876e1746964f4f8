package io.qualitender.api.certification.reminder;

import java.util.UUID;

/**
 * What the worker sees of a certificate's renewal: not who or how much, only whether.
 *
 * @param current no other record corrects it
 * @param renewed the next cycle has its certificate
 * @param contracted the next cycle has its contract
 * @param published a tender for its renewal is out
 * @param drafted there is a tender for its renewal, be it a draft
 */
public record CertificateFacts(
    UUID tenantId,
    UUID certificateId,
    boolean current,
    boolean renewed,
    boolean contracted,
    boolean published,
    boolean drafted) {}
