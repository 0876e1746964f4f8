package io.qualitender.api.market.invitation;

import io.qualitender.api.market.publication.Publication;
import java.util.UUID;

/**
 * An invitation as its body reads it.
 *
 * @param publication what the body may read of the tender
 * @param quoteId the body's quote that is not withdrawn; null without one
 */
record InboxRow(Invitation invitation, Publication publication, UUID quoteId) {}
