package io.qualitender.api.auditduration;

import static io.qualitender.api.referential.ReferenceFiles.check;

import io.qualitender.api.referential.ReferenceFiles;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every dated version of the audit rules we know. Each holds until the next one begins. */
public final class AuditRulesBook {
  private final List<AuditRules> newestFirst;

  /**
   * @throws IllegalArgumentException for no rules, or two of one date
   */
  AuditRulesBook(List<AuditRules> rules) {
    newestFirst =
        rules.stream().sorted(Comparator.comparing(AuditRules::effectiveFrom).reversed()).toList();
    check(!newestFirst.isEmpty(), "no rules at all");
    check(
        newestFirst.stream().map(AuditRules::effectiveFrom).distinct().count() == rules.size(),
        "two rules of one date");
  }

  /** The rules that came with the program. */
  public static AuditRulesBook load() {
    return ReferenceFiles.whole(
        "audit rules",
        () ->
            new AuditRulesBook(
                ReferenceFiles.index().auditRules().stream()
                    .map(name -> ReferenceFiles.read(name, AuditRules.class))
                    .toList()));
  }

  /**
   * The rules in force on a day.
   *
   * @param on a day in Europe/Paris
   * @return empty for a day before the first rules we know
   */
  public Optional<AuditRules> inForceOn(LocalDate on) {
    return newestFirst.stream().filter(rules -> !rules.effectiveFrom().isAfter(on)).findFirst();
  }

  /**
   * The rules that took effect on that very day: how a frozen tender finds its own again.
   *
   * @param effectiveFrom as {@link AuditDuration#rulesEffectiveFrom} gave it
   */
  public Optional<AuditRules> of(LocalDate effectiveFrom) {
    return newestFirst.stream()
        .filter(rules -> rules.effectiveFrom().equals(effectiveFrom))
        .findFirst();
  }

  public List<AuditRules> newestFirst() {
    return newestFirst;
  }

  /** The first day for which we know rules. */
  public LocalDate firstDay() {
    return newestFirst.get(newestFirst.size() - 1).effectiveFrom();
  }
}
