package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The dated versions of one kind of reference data. Each is gone by from its first day until the
 * next one begins, and stays for what was decided under it: whoever freezes something keeps the
 * version's id and finds the same data again.
 *
 * @param <T> what one version says
 */
public final class Versions<T> {

  /**
   * @param id what a frozen tender keeps; never given to other data
   * @param from the first day on which we go by it (Europe/Paris). A second reading of the same law
   *     begins on the day it was read, not on the day of the law.
   */
  public record Version<T>(String id, LocalDate from, T content) {
    public Version {
      check(id != null && !id.isBlank() && from != null, "a version lacks its id or its first day");
    }
  }

  private final List<Version<T>> newestFirst;

  /**
   * @throws IllegalArgumentException for no version, or two of one day or one id
   */
  public Versions(List<Version<T>> versions) {
    newestFirst =
        versions.stream()
            .sorted(Comparator.comparing((Version<T> each) -> each.from()).reversed())
            .toList();
    check(!newestFirst.isEmpty(), "no version at all");
    check(
        newestFirst.stream().map(Version::from).distinct().count() == versions.size(),
        "two versions of one day");
    check(
        newestFirst.stream().map(Version::id).distinct().count() == versions.size(),
        "two versions of one id");
  }

  /**
   * The version in force on a day.
   *
   * @param on a day in Europe/Paris
   * @return empty for a day before the first version we know
   */
  public Optional<T> inForceOn(LocalDate on) {
    return newestFirst.stream()
        .filter(version -> !version.from().isAfter(on))
        .findFirst()
        .map(Version::content);
  }

  /**
   * The version to go by on a day: the one in force, and for a day before all of them the first.
   * For our own rules, which no text dates: the clock of a sandbox may stand anywhere.
   *
   * @param on a day in Europe/Paris
   */
  public T asOf(LocalDate on) {
    return inForceOn(on).orElseGet(() -> newestFirst.get(newestFirst.size() - 1).content());
  }

  /** The version of that id: how what was frozen finds its own data again. */
  public Optional<T> of(String id) {
    return newestFirst.stream()
        .filter(version -> version.id().equals(id))
        .findFirst()
        .map(Version::content);
  }

  public List<Version<T>> newestFirst() {
    return newestFirst;
  }

  /** The first day for which we know a version. */
  public LocalDate firstDay() {
    return newestFirst.get(newestFirst.size() - 1).from();
  }
}
