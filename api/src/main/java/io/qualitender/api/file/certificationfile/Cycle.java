package io.qualitender.api.file.certificationfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One cycle of three years of a certification file.
 *
 * @param number 1 for the first, one more for each that follows
 * @param certificationBodyId the body under contract for this cycle; null until there is one
 * @param certifiedFromOn the first day of its certificate; null until there is one
 * @param certifiedUntilOn the last day of its certificate; null until there is one
 */
public record Cycle(
    UUID tenantId,
    UUID id,
    UUID fileId,
    int number,
    CycleKind kind,
    CyclePhase phase,
    UUID certificationBodyId,
    LocalDate certifiedFromOn,
    LocalDate certifiedUntilOn,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /** The cycle after a transition. */
  Cycle moved(CyclePhase to, UUID bodyId, LocalDate fromOn, LocalDate untilOn, Instant at) {
    return new Cycle(
        tenantId,
        id,
        fileId,
        number,
        kind,
        to,
        bodyId,
        fromOn,
        untilOn,
        version + 1,
        createdAt,
        at);
  }

  /** Whether its certificate has ended; derived from the date. */
  boolean hasEndedBy(LocalDate today) {
    return phase.isCertified() && certifiedUntilOn != null && today.isAfter(certifiedUntilOn);
  }

  /** Whether its certificate is valid on that day. */
  boolean isActiveOn(LocalDate today) {
    return phase.isCertified()
        && !hasEndedBy(today)
        && (certifiedFromOn == null || !today.isBefore(certifiedFromOn));
  }

  /** Its phase on that day: closed from the day after its certificate's last day. */
  CyclePhase phaseOn(LocalDate today) {
    return hasEndedBy(today) ? CyclePhase.CLOSED : phase;
  }
}
