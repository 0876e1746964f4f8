package io.qualitender.api.market.quote;

import io.qualitender.api.market.invitation.InvitationQuotes;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the services and resources of quotes. */
public final class QuoteModule {

  private final InvitationService invitations;
  private final Publications publications;
  private final FrozenData frozen;
  private final QuoteService service;

  public QuoteModule(InvitationService invitations, Publications publications, FrozenData frozen) {
    this.invitations = invitations;
    this.publications = publications;
    this.frozen = frozen;
    this.service = new QuoteService(invitations, publications, frozen);
  }

  public QuoteService service() {
    return service;
  }

  /** The quotes that the views of invitations show. */
  public static InvitationQuotes ofInvitations() {
    return (tx, ids) ->
        tx.dao(QuoteDao.class).ofInvitations(tx.tenantId(), List.copyOf(ids)).stream()
            .collect(
                Collectors.toMap(
                    QuoteDao.OfInvitation::invitationId, QuoteDao.OfInvitation::quoteId));
  }

  public QuoteResource resource(Reads reads, Writes writes, QuoteOutcomes outcomes) {
    return new QuoteResource(
        reads,
        writes,
        invitations,
        service,
        new QuoteViews(service, invitations, frozen, publications, outcomes));
  }
}
