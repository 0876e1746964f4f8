package io.qualitender.api.file.certificationfile;

/**
 * The organization's certificates on one day, independent of the phase of its cycle.
 *
 * @param certified whether one is valid on that day
 * @param current the newest that has started, valid or expired; null without one
 * @param next the one that is decided but not yet valid; null without one
 */
public record FileCertificates(
    boolean certified, CertificateSummary current, CertificateSummary next) {}
