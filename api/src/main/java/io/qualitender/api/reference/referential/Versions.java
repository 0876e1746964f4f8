package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The dated versions of one kind of reference data. Each applies from its first day until the next
 * one starts. Old ones are kept for what was decided under them: an object that freezes the
 * version's id finds the same data again.
 *
 * @param <T> the content of a version
 */
public final class Versions<T> {

  /**
   * @param id the id that a tender freezes; never reused
   * @param from the first day on which it applies (Europe/Paris). A new reading of the same law
   *     starts on the day of the reading, not of the law.
   */
  public record Version<T>(String id, LocalDate from, T content) {
    public Version {
      check(id != null && !id.isBlank() && from != null, "version without id or first day");
    }
  }

  private final List<Version<T>> newestFirst;

  /**
   * @throws IllegalArgumentException for an empty list or duplicate days or ids
   */
  public Versions(List<Version<T>> versions) {
    newestFirst =
        versions.stream()
            .sorted(Comparator.comparing((Version<T> each) -> each.from()).reversed())
            .toList();
    check(!newestFirst.isEmpty(), "no version");
    check(
        newestFirst.stream().map(Version::from).distinct().count() == versions.size(),
        "two versions with the same first day");
    check(
        newestFirst.stream().map(Version::id).distinct().count() == versions.size(),
        "two versions with the same id");
  }

  /**
   * The version in force on a day.
   *
   * @param on a day in Europe/Paris
   * @return empty for a day before the first version
   */
  public Optional<T> inForceOn(LocalDate on) {
    return newestFirst.stream()
        .filter(version -> !version.from().isAfter(on))
        .findFirst()
        .map(Version::content);
  }

  /**
   * The version in force on a day, or the first one for earlier days. For our own rules, which are
   * not dated by law, since a sandbox's clock may be set to any time.
   *
   * @param on a day in Europe/Paris
   */
  public T asOf(LocalDate on) {
    return inForceOn(on).orElseGet(() -> newestFirst.get(newestFirst.size() - 1).content());
  }

  /** The version with that id. */
  public Optional<T> of(String id) {
    return newestFirst.stream()
        .filter(version -> version.id().equals(id))
        .findFirst()
        .map(Version::content);
  }

  public List<Version<T>> newestFirst() {
    return newestFirst;
  }

  /** The first day for which there is a version. */
  public LocalDate firstDay() {
    return newestFirst.get(newestFirst.size() - 1).from();
  }
}
