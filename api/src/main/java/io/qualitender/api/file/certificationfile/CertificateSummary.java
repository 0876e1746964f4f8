package io.qualitender.api.file.certificationfile;

import java.time.LocalDate;

/**
 * One of the organization's certificates, in few words.
 *
 * @param state upcoming, valid or expired
 * @param validUntilOn its last day
 */
public record CertificateSummary(
    String id, String number, String state, LocalDate validFromOn, LocalDate validUntilOn) {}
