package io.qualitender.api.reference.auditduration;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import io.qualitender.api.reference.referential.DatedFile;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.util.Optional;

/** All dated versions of the audit rules. Each applies until the next one starts. */
public final class AuditRulesBook {
  private final Versions<AuditRules> versions;

  /**
   * @throws IllegalArgumentException if a version would apply before its law is in force
   */
  AuditRulesBook(Versions<AuditRules> versions) {
    this.versions = versions;
    versions
        .newestFirst()
        .forEach(
            version ->
                check(
                    !version.from().isBefore(version.content().effectiveFrom()),
                    version.id() + " would apply before the law is in force"));
  }

  /** The rules shipped with the application. */
  public static AuditRulesBook load() {
    return ReferenceFiles.loading(
        "audit rules",
        () ->
            new AuditRulesBook(
                ReferenceFiles.versions(DatedFile.Data.AUDIT_RULES, AuditRules.class)));
  }

  /**
   * The rules in force on a day.
   *
   * @param on a day in Europe/Paris
   * @return empty for a day before the first version
   */
  public Optional<AuditRules> inForceOn(LocalDate on) {
    return versions.inForceOn(on);
  }

  /**
   * The rules of a version frozen in a tender.
   *
   * @param version the id, as in {@link AuditRules#version}
   */
  public Optional<AuditRules> of(String version) {
    return versions.of(version);
  }

  /** The first day for which there are rules. */
  public LocalDate firstDay() {
    return versions.firstDay();
  }
}
