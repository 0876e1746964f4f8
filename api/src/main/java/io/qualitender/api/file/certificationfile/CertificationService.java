package io.qualitender.api.file.certificationfile;

import static io.qualitender.api.file.certificationfile.CycleAct.APPLY;
import static io.qualitender.api.file.certificationfile.CycleAct.CERTIFY;
import static io.qualitender.api.file.certificationfile.CycleAct.CHOOSE_BODY;
import static io.qualitender.api.file.certificationfile.CycleAct.CLOSE;
import static io.qualitender.api.file.certificationfile.CycleAct.OPEN;
import static io.qualitender.api.file.certificationfile.CycleAct.START_RENEWAL;

import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Tx;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The certification file and its cycles, always inside the organization's own transaction. */
public final class CertificationService {

  private static final EventType OPENED = EventType.of("certification_file.opened", "id");

  /**
   * The cycle that a tender and its contract belong to.
   *
   * @param certifiedUntilOn last day of the certificate in force: a renewed certificate starts the
   *     day after, a transferred one ends on it; null without one
   */
  public record CurrentCycle(UUID fileId, UUID cycleId, LocalDate certifiedUntilOn) {}

  /** The file with its cycles, the current one first. */
  record FileWithCycles(CertificationFile file, List<Cycle> cycles) {}

  /** Opens the organization's file with its first cycle, unless it exists. */
  public static void open(Tx tx) {
    CertificationFile file = new CertificationFile(tx.tenantId(), Ids.next(), tx.now());
    if (tx.dao(CertificationDao.class).insertFile(file) == 1) {
      EventLog.append(tx, OPENED, file.id(), Map.of("id", CertificationFile.ID.format(file.id())));
      openCycle(tx, file.id(), 1, CycleKind.INITIAL);
    }
  }

  /** What reading the file and {@link #underContract} ask. */
  static List<Asked<?>> asked(UUID tenantId) {
    return List.of(
        CertificationDao.FILE.with(tenantId),
        askCycles(tenantId),
        CertificationDao.UNDER_CONTRACT.with(tenantId));
  }

  FileWithCycles file(Tx tx) {
    CertificationFile file =
        tx.first(CertificationDao.FILE.with(tx.tenantId()))
            .orElseThrow(
                () ->
                    Problem.of(KernelProblem.NOT_FOUND, Text.of("certificationfile.no_file_yet")));
    return new FileWithCycles(file, cycles(tx));
  }

  /** The query of the organization's cycles, newest first, to be read with other queries. */
  public static Asked<Cycle> askCycles(UUID tenantId) {
    return CertificationDao.CYCLES.with(tenantId);
  }

  /** The body under contract; empty without one. */
  Optional<BodySummary> underContract(Tx tx) {
    return tx.first(CertificationDao.UNDER_CONTRACT.with(tx.tenantId()));
  }

  private static List<Cycle> cycles(Tx tx) {
    return tx.list(askCycles(tx.tenantId()));
  }

  /** The organization's file. */
  public UUID fileId(Tx tx) {
    return file(tx).file().id();
  }

  /**
   * Called when a tender is published: moves the current cycle to the choice of a body, unless an
   * earlier tender has. A renewal opens the next cycle while the certificate is still valid; a
   * transfer changes no cycle.
   */
  public CurrentCycle chooseBody(Tx tx, BodySelection choice) {
    CertificationFile file = lockedFile(tx);
    LocalDate today = today(tx);
    List<Cycle> before = cycles(tx);
    refusal(before, today, choice)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    if (choice == BodySelection.TRANSFER) {
      Cycle certified = certifiedCycle(before, today).orElseThrow();
      return new CurrentCycle(file.id(), certified.id(), certified.certifiedUntilOn());
    }
    List<Cycle> cycles = before.stream().map(cycle -> closedIfEnded(tx, cycle, today)).toList();
    Cycle choosing = forNew(tx, cycles.get(0), choice);
    return new CurrentCycle(file.id(), choosing.id(), certifiedUntilOn(cycles));
  }

  /** The cycle whose certificate is valid on that day, at most one. */
  private static Optional<Cycle> certifiedCycle(List<Cycle> newestFirst, LocalDate today) {
    return newestFirst.stream().filter(cycle -> cycle.isActiveOn(today)).findFirst();
  }

  /** Readers derive the end from the date; it is stored when the file is next written. */
  private static Cycle closedIfEnded(Tx tx, Cycle cycle, LocalDate today) {
    return cycle.hasEndedBy(today) ? move(tx, cycle, CLOSE) : cycle;
  }

  /**
   * The problem with which {@link #chooseBody} would refuse this choice now; empty where it would
   * not. Takes no lock: for views, not for decisions.
   */
  public Optional<Problem> chooseBodyProblem(Tx tx, BodySelection choice) {
    return refusal(cycles(tx), today(tx), choice);
  }

  private static Optional<Problem> refusal(
      List<Cycle> newestFirst, LocalDate today, BodySelection choice) {
    CyclePhase phase = newestFirst.get(0).phaseOn(today);
    if (choice == BodySelection.TRANSFER) {
      return certifiedCycle(newestFirst, today).isPresent()
          ? Optional.empty()
          : Optional.of(
              refused(
                  CertificationProblem.NO_CERTIFICATE_TO_TRANSFER,
                  Text.of("certificationfile.transfer_needs_certificate"),
                  phase));
    }
    boolean valid =
        newestFirst.stream()
            .anyMatch(cycle -> cycle.phase().isCertified() && !cycle.hasEndedBy(today));
    if (valid && choice != BodySelection.RENEWAL) {
      return Optional.of(
          refused(
              CertificationProblem.CERTIFICATE_ALIVE,
              Text.of("certificationfile.certified_already"),
              phase));
    }
    boolean mayChoose =
        phase == CyclePhase.BODY_CHOICE
            || phase.isCertified()
            || phase.isOver()
            || CyclePhase.TRANSITIONS.target(CHOOSE_BODY, phase).isPresent();
    if (!mayChoose) {
      return Optional.of(
          refused(
              CertificationProblem.BODY_CHOSEN_ALREADY,
              Text.of("certificationfile.contract_recorded"),
              phase));
    }
    return choice == BodySelection.RENEWAL && !valid
        ? lastDay(newestFirst)
            .map(
                ended ->
                    refused(
                        CertificationProblem.CERTIFICATE_ENDED,
                        Text.of("certificationfile.certificate_ended_on", ended),
                        phase))
        : Optional.empty();
  }

  /** The last day of the newest recorded certificate, which a renewal would follow. */
  private static Optional<LocalDate> lastDay(List<Cycle> newestFirst) {
    return newestFirst.stream()
        .map(Cycle::certifiedUntilOn)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private static Problem refused(CertificationProblem code, Text detail, CyclePhase phase) {
    return Problem.of(code, detail).with("current_phase", WireName.of(phase));
  }

  /**
   * The cycles in which a contract can be recorded: for a transfer a certified one, else one that
   * has no body yet.
   */
  public Set<UUID> openToContracts(Tx tx, BodySelection choice) {
    return cycles(tx).stream()
        .filter(
            cycle ->
                choice == BodySelection.TRANSFER
                    ? cycle.phase().isCertified()
                    : CyclePhase.TRANSITIONS.target(APPLY, cycle.phase()).isPresent())
        .map(Cycle::id)
        .collect(Collectors.toSet());
  }

  /**
   * Called when a contract is recorded: moves the cycle to application. The contract of a transfer
   * leaves the certified cycle unchanged until the new body has decided.
   */
  public void apply(Tx tx, UUID cycleId, UUID certificationBodyId) {
    lockedFile(tx);
    Cycle cycle = cycle(tx, cycleId);
    if (cycle.phase().isCertified()) {
      return;
    }
    move(tx, cycle, APPLY, certificationBodyId, null);
  }

  /**
   * Called when the body has recorded or corrected the cycle's certificate: the cycle is certified
   * for those days. The previous cycle continues until its own certificate ends, since a renewal is
   * decided while it is valid.
   */
  public void certify(Tx tx, UUID cycleId, LocalDate validFromOn, LocalDate validUntilOn) {
    lockedFile(tx);
    Cycle cycle = cycle(tx, cycleId);
    Cycle.Certified days = new Cycle.Certified(validFromOn, validUntilOn);
    if (cycle.certified() != null) {
      corrected(tx, cycle, days);
      return;
    }
    move(tx, cycle, CERTIFY, cycle.certificationBodyId(), days);
    LocalDate today = today(tx);
    cycles(tx).stream()
        .filter(other -> other.number() < cycle.number())
        .forEach(other -> closedIfEnded(tx, other, today));
  }

  /** Changes the days only, not the phase. */
  private static void corrected(Tx tx, Cycle cycle, Cycle.Certified days) {
    Cycle corrected = cycle.moved(cycle.phase(), cycle.certificationBodyId(), days, tx.now());
    swap(tx, corrected, cycle.phase());
  }

  private static LocalDate certifiedUntilOn(List<Cycle> newestFirst) {
    return newestFirst.stream()
        .filter(cycle -> cycle.phase().isCertified())
        .map(Cycle::certifiedUntilOn)
        .findFirst()
        .orElse(null);
  }

  private static Cycle forNew(Tx tx, Cycle current, BodySelection choice) {
    if (current.phase() == CyclePhase.BODY_CHOICE) {
      return current;
    }
    if (CyclePhase.TRANSITIONS.target(CHOOSE_BODY, current.phase()).isPresent()) {
      return move(tx, current, CHOOSE_BODY);
    }
    if (current.phase().isOver()) {
      CycleKind kind = choice == BodySelection.RENEWAL ? CycleKind.RENEWAL : CycleKind.INITIAL;
      return next(tx, current, kind);
    }
    if (current.phase() != CyclePhase.RENEWAL) {
      move(tx, current, START_RENEWAL);
    }
    return next(tx, current, CycleKind.RENEWAL);
  }

  private static Cycle next(Tx tx, Cycle before, CycleKind kind) {
    Cycle opened = openCycle(tx, before.fileId(), before.number() + 1, kind);
    return move(tx, opened, CHOOSE_BODY);
  }

  private static Cycle openCycle(Tx tx, UUID fileId, int number, CycleKind kind) {
    Cycle cycle = Cycle.opened(tx.tenantId(), fileId, number, kind, tx.now());
    tx.dao(CertificationDao.class).insertCycle(cycle);
    EventLog.appendTransition(tx, moved(cycle, OPEN, null, cycle.phase()));
    return cycle;
  }

  /** A transition that changes neither the body nor the certificate's days. */
  private static Cycle move(Tx tx, Cycle cycle, CycleAct act) {
    return move(tx, cycle, act, cycle.certificationBodyId(), cycle.certified());
  }

  private static Cycle move(Tx tx, Cycle cycle, CycleAct act, UUID bodyId, Cycle.Certified days) {
    CyclePhase to = CyclePhase.TRANSITIONS.next(act, cycle.phase());
    Cycle moved = cycle.moved(to, bodyId, days, tx.now());
    swap(tx, moved, cycle.phase());
    EventLog.appendTransition(tx, moved(cycle, act, cycle.phase(), to));
    return moved;
  }

  private static void swap(Tx tx, Cycle moved, CyclePhase from) {
    if (tx.dao(CertificationDao.class).move(moved, from) == 0) {
      throw Problem.of(KernelProblem.BUSY, Text.of("certificationfile.busy"));
    }
  }

  private static Transition moved(Cycle cycle, CycleAct act, CyclePhase from, CyclePhase to) {
    return Transition.of(act, cycle.id(), from, to)
        .with(
            Map.of(
                "certification_file_id",
                CertificationFile.ID.format(cycle.fileId()),
                "number",
                cycle.number(),
                "phase",
                WireName.of(to)));
  }

  /** The file, under its exclusive lock: one transaction at a time changes its cycles. */
  private static CertificationFile lockedFile(Tx tx) {
    CertificationFile file =
        tx.first(CertificationDao.FILE.with(tx.tenantId()))
            .orElseThrow(
                () ->
                    Problem.of(
                        CertificationProblem.PROFILE_MISSING,
                        Text.of("certificationfile.say_who_you_are")));
    AdvisoryLock.exclusive(tx, file.id());
    return file;
  }

  private static Cycle cycle(Tx tx, UUID id) {
    return tx.first(CertificationDao.CYCLE_BY_ID.with(tx.tenantId(), id))
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  private static LocalDate today(Tx tx) {
    return Paris.dayOf(tx.now());
  }
}
