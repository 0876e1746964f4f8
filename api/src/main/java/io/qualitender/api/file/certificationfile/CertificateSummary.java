package io.qualitender.api.file.certificationfile;

import java.time.LocalDate;

/**
 * A summary of one certificate of the organization.
 *
 * @param state upcoming, valid or expired
 * @param validUntilOn its last day
 */
public record CertificateSummary(
    String id, String number, String state, LocalDate validFromOn, LocalDate validUntilOn) {}
