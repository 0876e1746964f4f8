package io.qualitender.api.deadline;

import io.qualitender.kernel.job.Due;
import java.util.List;

/**
 * Thrown out of a transaction that met a tender past its deadline whose quotes still wait: they are
 * opened first, in the worker's transaction, and the request is begun again. So no tender stays
 * open because a job did not run, and no answer ever shows it open after its deadline.
 */
public final class OpeningDue extends RuntimeException {

  private final transient List<Due> tenders;

  public OpeningDue(List<Due> tenders) {
    super("quotes wait to be opened", null, false, false);
    this.tenders = List.copyOf(tenders);
  }

  public List<Due> tenders() {
    return tenders;
  }
}
