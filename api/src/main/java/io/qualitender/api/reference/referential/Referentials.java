package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every version of the national quality framework we know. <b>The date of the audit decides the
 * version</b>, in Europe/Paris, with no transition period (décret n° 2026-728 du 1er août 2026 for
 * V10).
 */
public final class Referentials {
  private final List<Referential> oldestFirst;

  /**
   * @throws IllegalArgumentException unless each version begins on the day after the one before
   *     ends, each under its own name
   */
  Referentials(List<Referential> versions) {
    oldestFirst =
        versions.stream().sorted(Comparator.comparing(Referential::effectiveFrom)).toList();
    check(!oldestFirst.isEmpty(), "no referential at all");
    check(
        oldestFirst.stream().map(Referential::version).distinct().count() == oldestFirst.size(),
        "two referentials of one version");
    for (int i = 1; i < oldestFirst.size(); i++) {
      Referential before = oldestFirst.get(i - 1);
      Referential after = oldestFirst.get(i);
      check(
          after.effectiveFrom().minusDays(1).equals(before.effectiveUntil()),
          after.version() + " does not begin on the day after " + before.version() + " ends");
    }
  }

  /** The versions that came with the program. */
  public static Referentials load() {
    return ReferenceFiles.whole(
        "referentials",
        () ->
            new Referentials(
                ReferenceFiles.versions(
                        "referentials", ReferenceFiles.Index::referentials, Referentials::read)
                    .newestFirst()
                    .stream()
                    .map(Versions.Version::content)
                    .toList()));
  }

  /** The law itself says when a referential begins and what it is called: the index repeats it. */
  private static Referential read(ReferenceFiles.Entry entry) {
    Referential referential = ReferenceFiles.read(entry.file(), Referential.class);
    check(
        entry.id().equals(referential.code()) && entry.from().equals(referential.effectiveFrom()),
        entry.file() + " has another name or first day than in the index");
    return referential;
  }

  /**
   * The version an audit is held against.
   *
   * @param auditOn the audit's day in Europe/Paris
   * @return empty for a day before the first version we know
   */
  public Optional<Referential> decidedBy(LocalDate auditOn) {
    return oldestFirst.stream().filter(referential -> referential.decides(auditOn)).findFirst();
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

  /** The first day for which we can name a version. */
  public LocalDate firstDay() {
    return oldestFirst.get(0).effectiveFrom();
  }
}
