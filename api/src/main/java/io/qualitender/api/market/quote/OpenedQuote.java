package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import java.time.Instant;
import java.util.UUID;

/** An opened quote, as its organization reads it: the last received revision. */
public record OpenedQuote(
    UUID id,
    UUID tenderId,
    UUID cbTenantId,
    UUID certificationBodyId,
    String bodyName,
    String bodyCofracNumber,
    int revision,
    QuoteContent content,
    Instant receivedAt,
    Instant openedAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
