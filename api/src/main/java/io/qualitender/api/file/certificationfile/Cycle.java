package io.qualitender.api.file.certificationfile;

import io.qualitender.kernel.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One cycle of three years of a certification file.
 *
 * @param number 1 for the first, one more for each that follows
 * @param certificationBodyId the body under contract for this cycle; null until there is one
 * @param certified the days of its certificate; null until there is one
 */
public record Cycle(
    UUID tenantId,
    UUID id,
    UUID fileId,
    int number,
    CycleKind kind,
    CyclePhase phase,
    UUID certificationBodyId,
    Certified certified,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /** The first and the last day of a certificate. */
  public record Certified(LocalDate certifiedFromOn, LocalDate certifiedUntilOn) {}

  /** A cycle that begins: it has neither a body nor a certificate. */
  static Cycle opened(UUID tenantId, UUID fileId, int number, CycleKind kind, Instant at) {
    return new Cycle(
        tenantId,
        Ids.next(),
        fileId,
        number,
        kind,
        CyclePhase.TRANSITIONS.start(),
        null,
        null,
        1,
        at,
        at);
  }

  /** The cycle after a transition. */
  Cycle moved(CyclePhase to, UUID bodyId, Certified days, Instant at) {
    return new Cycle(
        tenantId, id, fileId, number, kind, to, bodyId, days, version + 1, createdAt, at);
  }

  /** Null until there is a certificate. */
  public LocalDate certifiedFromOn() {
    return certified == null ? null : certified.certifiedFromOn();
  }

  /** Null until there is a certificate. */
  public LocalDate certifiedUntilOn() {
    return certified == null ? null : certified.certifiedUntilOn();
  }

  /** Whether its certificate has ended; derived from the date. */
  boolean hasEndedBy(LocalDate today) {
    return phase.isCertified() && certified != null && today.isAfter(certified.certifiedUntilOn());
  }

  /** Whether its certificate is valid on that day. */
  boolean isActiveOn(LocalDate today) {
    return phase.isCertified()
        && !hasEndedBy(today)
        && (certified == null || !today.isBefore(certified.certifiedFromOn()));
  }

  /** Its phase on that day: closed from the day after its certificate's last day. */
  CyclePhase phaseOn(LocalDate today) {
    return hasEndedBy(today) ? CyclePhase.CLOSED : phase;
  }
}
