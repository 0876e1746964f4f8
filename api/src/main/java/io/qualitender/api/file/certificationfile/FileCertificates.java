package io.qualitender.api.file.certificationfile;

/**
 * What the organization's certificates say on one day, whatever the phase of its cycle.
 *
 * @param certified whether one is valid on that day
 * @param current the newest that has begun, valid or expired; null before one
 * @param next the one that is decided and has not begun; null without one
 */
public record FileCertificates(
    boolean certified, CertificateSummary current, CertificateSummary next) {}
