package io.qualitender.api.certification.certificate;

import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** When a certificate may be recorded (arrêté du 6 juin 2019 modifié; docs/domain.md, 14). */
final class CertificateRules {

  private final AuditRulesBook book;

  CertificateRules(AuditRulesBook book) {
    this.book = book;
  }

  /** The decision to record; components with faults are null. */
  record Decision(
      LocalDate decidedOn, LocalDate validFromOn, List<ActionCategory> actionCategories) {}

  /**
   * The context of a decision.
   *
   * @param today in Europe/Paris, by the tenant's clock
   * @param signedOn the day the contract was signed
   * @param contracted the contract's categories
   * @param renewedUntilOn the last day of the certificate it renews; null for an initial one
   */
  record Context(
      LocalDate today,
      LocalDate signedOn,
      List<ActionCategory> contracted,
      LocalDate renewedUntilOn) {}

  /** Adds every fault. */
  void check(Decision decision, Context context, Faults faults) {
    if (decision.decidedOn() != null) {
      decidedOn(decision.decidedOn(), context, faults);
    }
    if (decision.validFromOn() != null) {
      validFromOn(decision, context, faults);
    }
    if (decision.actionCategories() != null) {
      categories(decision.actionCategories(), context.contracted(), faults);
    }
  }

  /**
   * The terms of a decision without faults, by the rules of its day.
   *
   * @throws java.util.NoSuchElementException for a decision that {@link #check} refuses
   */
  CertificateTerms terms(Decision decision) {
    return CertificateTerms.from(
        decision.validFromOn(), book.inForceOn(decision.decidedOn()).orElseThrow());
  }

  private void decidedOn(LocalDate decidedOn, Context context, Faults faults) {
    String at = "/decided_on";
    Optional<AuditRules> rules = book.inForceOn(decidedOn);
    faults.check(
        !decidedOn.isAfter(context.today()),
        at,
        "too_late",
        Text.of("certificate.decided_later", context.today()));
    boolean known =
        faults.check(
            rules.isPresent(),
            at,
            "too_early",
            Text.of("certificate.rules_begin_on", book.firstDay()));
    if (known) {
      faults.check(
          !decidedOn.isBefore(context.signedOn()),
          at,
          "too_early",
          Text.of("certificate.decided_before_contract", context.signedOn()));
    }
    if (context.renewedUntilOn() != null) {
      faults.check(
          !decidedOn.isAfter(context.renewedUntilOn()),
          at,
          "too_late",
          Text.of("certificate.renewed_too_late", context.renewedUntilOn()));
    }
  }

  private static void validFromOn(Decision decision, Context context, Faults faults) {
    String at = "/valid_from_on";
    if (context.renewedUntilOn() != null) {
      LocalDate start = context.renewedUntilOn().plusDays(1);
      faults.check(
          decision.validFromOn().equals(start),
          at,
          "inconsistent",
          Text.of("certificate.renewal_starts_on", start));
    } else if (decision.decidedOn() != null) {
      faults.check(
          !decision.validFromOn().isBefore(decision.decidedOn()),
          at,
          "inconsistent",
          Text.of("certificate.starts_before_decision", decision.decidedOn()));
    }
  }

  private static void categories(
      List<ActionCategory> categories, List<ActionCategory> contracted, Faults faults) {
    for (int i = 0; i < categories.size(); i++) {
      String at = "/action_categories/" + i;
      ActionCategory category = categories.get(i);
      if (category == null) {
        continue;
      }
      faults.check(
          contracted.contains(category),
          at,
          "not_covered",
          Text.of("certificate.category_not_covered"));
    }
  }
}
