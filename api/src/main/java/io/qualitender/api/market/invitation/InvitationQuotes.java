package io.qualitender.api.market.invitation;

import io.qualitender.kernel.tx.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The body's own quotes; implemented by the package {@code quote}. */
public interface InvitationQuotes {

  /** By invitation; an invitation without a quote, or with a withdrawn one, is absent. */
  Map<UUID, UUID> of(Tx tx, Collection<UUID> invitationIds);
}
