package io.qualitender.api.market.tender;

import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderScope;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A tender as its organization reads it. */
record TenderView(
    String id,
    String object,
    TenderState state,
    List<String> allowedActions,
    List<Fault> blockers,
    List<Warning> warnings,
    TenderKind kind,
    String title,
    Period wishedPeriod,
    AuditMode auditMode,
    String language,
    Instant closesAt,
    Instant questionsCloseAt,
    Integer minQuotes,
    List<Criterion> criteria,
    TenderScope scope,
    StatutoryDays statutoryDays,
    LocalDate rulesEffectiveFromOn,
    String renewsCertificateId,
    Instant publishedAt,
    Instant openedAt,
    String closedReason,
    TenderAwardSummaries.Summary award,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  record Period(LocalDate fromOn, LocalDate toOn) {}
}
