package io.qualitender.api.market.publication;

import io.qualitender.api.reference.referential.AuditKind;
import java.util.Optional;

/** What certification a tender is for. */
public enum TenderKind {
  INITIAL(AuditKind.INITIAL),
  RENEWAL(AuditKind.RENEWAL),
  /**
   * Transfer to another body for the rest of the certificate's term: the law sets no audit length.
   */
  TRANSFER(null);

  private final AuditKind mainAudit;

  TenderKind(AuditKind mainAudit) {
    this.mainAudit = mainAudit;
  }

  /** The audit priced by the line {@code main_audit}, where the law sets its length. */
  public Optional<AuditKind> mainAudit() {
    return Optional.ofNullable(mainAudit);
  }
}
