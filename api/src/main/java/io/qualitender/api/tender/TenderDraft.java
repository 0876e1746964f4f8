package io.qualitender.api.tender;

import io.qualitender.api.publication.AuditMode;
import io.qualitender.api.publication.Criterion;
import io.qualitender.api.publication.TenderKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the organization writes of a tender; anything but the kind may still be missing. */
record TenderDraft(
    TenderKind kind,
    String title,
    LocalDate wishedFromOn,
    LocalDate wishedToOn,
    AuditMode auditMode,
    String language,
    Instant closesAt,
    Instant questionsCloseAt,
    Integer minQuotes,
    List<Criterion> criteria) {

  Tender applyTo(Tender tender, Instant now) {
    return new Tender(
        tender.tenantId(),
        tender.id(),
        kind,
        title,
        tender.state(),
        wishedFromOn,
        wishedToOn,
        auditMode,
        language,
        closesAt,
        questionsCloseAt,
        minQuotes,
        criteria,
        tender.origin(),
        tender.renewsCertificateId(),
        tender.cycleId(),
        tender.publishedAt(),
        tender.openedAt(),
        tender.closedReason(),
        tender.version(),
        tender.createdAt(),
        now);
  }
}
