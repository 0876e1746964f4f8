package io.qualitender.api.market.publication;

import io.qualitender.api.reference.referential.AuditKind;
import java.util.Optional;

/** What the body is asked for. */
public enum TenderKind {
  INITIAL(AuditKind.INITIAL),
  RENEWAL(AuditKind.RENEWAL),
  /** To another body, on the certificate's remaining time: no audit length is set by law. */
  TRANSFER(null);

  private final AuditKind mainAudit;

  TenderKind(AuditKind mainAudit) {
    this.mainAudit = mainAudit;
  }

  /** The audit that the line {@code main_audit} pays, where the law sets its length. */
  public Optional<AuditKind> mainAudit() {
    return Optional.ofNullable(mainAudit);
  }
}
