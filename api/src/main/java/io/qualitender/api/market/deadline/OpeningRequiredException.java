package io.qualitender.api.market.deadline;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueItemsFirstException;
import java.util.List;

/**
 * Thrown where a tender past its deadline still has sealed quotes: they are opened first. So no
 * tender stays open because a job did not run, and no answer ever shows it open after its deadline.
 */
public final class OpeningRequiredException extends DueItemsFirstException {

  public OpeningRequiredException(List<DueItem> tenders) {
    super("quotes wait to be opened", tenders);
  }
}
