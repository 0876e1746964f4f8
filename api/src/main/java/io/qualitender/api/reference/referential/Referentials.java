package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All versions of the national quality framework. <b>The date of the audit decides the version</b>,
 * in Europe/Paris, with no transition period (décret n° 2026-728 du 1er août 2026 for V10).
 */
public final class Referentials {
  private final List<Referential> oldestFirst;

  /**
   * @throws IllegalArgumentException unless each version starts on the day after the previous one
   *     ends, and names are unique
   */
  Referentials(List<Referential> versions) {
    oldestFirst =
        versions.stream().sorted(Comparator.comparing(Referential::effectiveFrom)).toList();
    check(!oldestFirst.isEmpty(), "no referential");
    check(
        oldestFirst.stream().map(Referential::version).distinct().count() == oldestFirst.size(),
        "two referentials with the same version");
    for (int i = 1; i < oldestFirst.size(); i++) {
      Referential previous = oldestFirst.get(i - 1);
      Referential next = oldestFirst.get(i);
      check(
          next.effectiveFrom().minusDays(1).equals(previous.effectiveUntil()),
          next.version() + " does not start on the day after " + previous.version() + " ends");
    }
  }

  /** The versions shipped with the application. */
  public static Referentials load() {
    return ReferenceFiles.loading(
        "referentials",
        () ->
            new Referentials(
                ReferenceFiles.versions(DatedFile.Data.REFERENTIAL, Referentials::read)
                    .newestFirst()
                    .stream()
                    .map(Versions.Version::content)
                    .toList()));
  }

  /** The version and first day in the file must be those in its name. */
  private static Referential read(DatedFile file) {
    Referential referential = ReferenceFiles.read(file.name(), Referential.class);
    check(
        file.id().equals(referential.code()) && file.from().equals(referential.effectiveFrom()),
        file.name() + " has another version or first day than its name");
    return referential;
  }

  /**
   * The version that applies to an audit.
   *
   * @param auditOn the audit's day in Europe/Paris
   * @return empty for a day before the first version
   */
  public Optional<Referential> forAuditOn(LocalDate auditOn) {
    return oldestFirst.stream().filter(referential -> referential.appliesOn(auditOn)).findFirst();
  }

  /**
   * @param code a version's name on the wire: v9, v10
   */
  public Optional<Referential> named(String code) {
    return oldestFirst.stream().filter(referential -> referential.code().equals(code)).findFirst();
  }

  public List<Referential> newestFirst() {
    return oldestFirst.stream()
        .sorted(Comparator.comparing(Referential::effectiveFrom).reversed())
        .toList();
  }

  /** The first day for which there is a version. */
  public LocalDate firstDay() {
    return oldestFirst.get(0).effectiveFrom();
  }
}
