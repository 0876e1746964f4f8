package io.qualitender.api.reference.auditduration;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.util.Optional;

/** Every dated version of the audit rules we know. Each holds until the next one begins. */
public final class AuditRulesBook {
  private final Versions<AuditRules> versions;

  /**
   * @throws IllegalArgumentException for rules that we would go by before the law says them
   */
  AuditRulesBook(Versions<AuditRules> versions) {
    this.versions = versions;
    versions
        .newestFirst()
        .forEach(
            version ->
                check(
                    !version.from().isBefore(version.content().effectiveFrom()),
                    version.id() + " would hold before the law does"));
  }

  /** The rules that came with the program. */
  public static AuditRulesBook load() {
    return ReferenceFiles.whole(
        "audit rules",
        () ->
            new AuditRulesBook(
                ReferenceFiles.versions(
                    "audit rules", ReferenceFiles.Index::auditRules, AuditRules.class)));
  }

  /**
   * The rules in force on a day.
   *
   * @param on a day in Europe/Paris
   * @return empty for a day before the first rules we know
   */
  public Optional<AuditRules> inForceOn(LocalDate on) {
    return versions.inForceOn(on);
  }

  /**
   * The rules of that version: how a frozen tender finds its own again.
   *
   * @param version as {@link AuditRules#version} said it
   */
  public Optional<AuditRules> of(String version) {
    return versions.of(version);
  }

  /** The first day for which we know rules. */
  public LocalDate firstDay() {
    return versions.firstDay();
  }
}
