package io.qualitender.api.market.deadline;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueItemsFirstException;
import java.util.List;

/**
 * Thrown for a tender past its deadline whose quotes are still sealed: the caller opens them and
 * retries. So a tender does not stay open because a job did not run, and no response shows it open
 * after its deadline.
 */
public final class OpeningRequiredException extends DueItemsFirstException {

  public OpeningRequiredException(List<DueItem> tenders) {
    super("quotes must be opened first", tenders);
  }
}
