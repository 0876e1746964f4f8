package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/** A quote as the organization sees it once it is opened: the revision that was last received. */
public record OpenedQuote(
    UUID id,
    UUID tenderId,
    UUID cbTenantId,
    UUID certificationBodyId,
    String bodyName,
    String bodyCofracNumber,
    int revision,
    @Json QuoteContent content,
    Instant receivedAt,
    Instant openedAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
