package io.qualitender.api.file.certificationfile;

import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The certification file on the wire, with the phase of its current cycle and its certificates
 * today.
 */
record CertificationFileView(
    String id,
    String object,
    CyclePhase phase,
    CurrentCycle cycle,
    BodySummary certificationBody,
    boolean certified,
    CertificateSummary currentCertificate,
    CertificateSummary nextCertificate,
    Instant openedAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * @param number 1 for the first
   */
  record CurrentCycle(int number, CycleKind kind) {}

  /**
   * @param newestFirst the file's cycles, at least one
   * @param body the body under contract; null without one
   * @param certificates the certificates on the day of {@code now}
   */
  static CertificationFileView of(
      CertificationFile file,
      List<Cycle> newestFirst,
      BodySummary body,
      FileCertificates certificates,
      Instant now) {
    Cycle current = newestFirst.get(0);
    return new CertificationFileView(
        CertificationFile.ID.format(file.id()),
        "certification_file",
        current.phaseOn(Paris.dayOf(now)),
        new CurrentCycle(current.number(), current.kind()),
        body,
        certificates.certified(),
        certificates.current(),
        certificates.next(),
        file.createdAt(),
        now,
        file.createdAt(),
        newestFirst.stream().map(Cycle::updatedAt).max(Comparator.naturalOrder()).orElseThrow(),
        version(newestFirst));
  }

  /** Raised by each change of any cycle; cycles are never deleted. */
  static int version(List<Cycle> cycles) {
    return cycles.stream().mapToInt(Cycle::version).sum();
  }
}
