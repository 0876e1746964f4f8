package io.qualitender.api.certification;

import java.time.LocalDate;

/**
 * The organization's newest certificate, in few words.
 *
 * @param state valid or expired
 * @param validUntilOn its last day
 */
public record CertificateSummary(
    String id, String number, String state, LocalDate validFromOn, LocalDate validUntilOn) {}
