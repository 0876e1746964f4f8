package io.qualitender.peer;

import io.qualitender.kernel.tx.Actor;
import java.util.UUID;

/** The requests that change something, in one of the two forms. */
interface Writes {

  Answer draft(Actor actor, Answer.Retry retry, DraftRequest request);

  /**
   * @param ifMatch the version that the body has read, as an entity tag
   */
  Answer submit(Actor actor, Answer.Retry retry, UUID quoteId, String ifMatch);
}
