package io.qualitender.peer;

import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.TenderKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** A new tender; all but the kind may be absent. */
record DraftRequest(
    @NotNull TenderKind kind,
    @Size(max = 200) String title,
    Publication.Period wishedPeriod,
    AuditMode auditMode,
    @Pattern(regexp = "fr") String language,
    Instant closesAt,
    Instant questionsCloseAt,
    @Min(1) @Max(50) Integer minQuotes,
    @Size(max = 3) List<@NotNull Criterion> criteria) {}
