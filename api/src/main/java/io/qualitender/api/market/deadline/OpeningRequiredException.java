package io.qualitender.api.market.deadline;

import io.qualitender.kernel.job.DueItem;
import java.util.List;

/**
 * Thrown out of a transaction that met a tender past its deadline whose quotes still wait: they are
 * opened first, in the worker's transaction, and the request is begun again. So no tender stays
 * open because a job did not run, and no answer ever shows it open after its deadline.
 */
public final class OpeningRequiredException extends RuntimeException {

  private final transient List<DueItem> tenders;

  public OpeningRequiredException(List<DueItem> tenders) {
    super("quotes wait to be opened", null, false, false);
    this.tenders = List.copyOf(tenders);
  }

  public List<DueItem> tenders() {
    return tenders;
  }
}
