package io.qualitender.api.market.tender;

import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A draft on the wire, for creating and for merge patches. */
record TenderRequest(
    @NotNull TenderKind kind,
    @VisibleText(max = 200) String title,
    @Valid Period wishedPeriod,
    AuditMode auditMode,
    @TextLength(max = 16) @Pattern(regexp = "fr") String language,
    Instant closesAt,
    Instant questionsCloseAt,
    @Min(1) @Max(50) Integer minQuotes,
    @Valid @Size(max = 3) List<@NotNull Weighted> criteria) {

  /** From a day to a day, both included. */
  record Period(@NotNull LocalDate fromOn, @NotNull LocalDate toOn) {}

  /** A criterion and its weight in percent. */
  record Weighted(@NotNull CriterionCode code, @NotNull @Min(1) @Max(100) Integer weight) {}

  /** The request that would write the tender: a merge patch is applied to it. */
  static TenderRequest of(Tender tender) {
    Tender.Terms terms = tender.terms();
    return new TenderRequest(
        terms.kind(),
        terms.title(),
        terms.wishedFromOn() == null ? null : new Period(terms.wishedFromOn(), terms.wishedToOn()),
        terms.auditMode(),
        terms.language(),
        terms.closesAt(),
        terms.questionsCloseAt(),
        terms.minQuotes(),
        terms.criteria().stream()
            .map(criterion -> new Weighted(criterion.code(), criterion.weight()))
            .toList());
  }

  Tender.Terms terms() {
    return new Tender.Terms(
        kind,
        title,
        wishedPeriod == null ? null : new Tender.Period(wishedPeriod.fromOn(), wishedPeriod.toOn()),
        auditMode,
        language == null ? "fr" : language,
        closesAt,
        questionsCloseAt,
        minQuotes,
        criteria == null
            ? List.of()
            : criteria.stream()
                .filter(each -> each != null && each.code() != null && each.weight() != null)
                .map(each -> new Criterion(each.code(), each.weight()))
                .toList());
  }
}
