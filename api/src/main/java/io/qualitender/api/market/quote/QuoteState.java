package io.qualitender.api.market.quote;

import static io.qualitender.api.market.quote.QuoteAct.COUNT;
import static io.qualitender.api.market.quote.QuoteAct.OPEN;
import static io.qualitender.api.market.quote.QuoteAct.SUBMIT;
import static io.qualitender.api.market.quote.QuoteAct.WITHDRAW;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/**
 * The state of a quote. Whether it is awarded, not retained or expired follows from the award and
 * the date.
 */
public enum QuoteState implements Labelled {
  /** Being written; visible to its body only. */
  DRAFT,
  /** Received and sealed; a revision in progress does not change that. */
  SUBMITTED,
  /** Readable by the organization since the deadline. */
  OPENED,
  WITHDRAWN;

  public static final Transitions<QuoteState, QuoteAct> TRANSITIONS =
      Transitions.<QuoteState, QuoteAct>startingAt(DRAFT)
          .on(SUBMIT, SUBMITTED, DRAFT, SUBMITTED)
          .on(WITHDRAW, WITHDRAWN, DRAFT, SUBMITTED)
          .on(OPEN, OPENED, SUBMITTED)
          .on(COUNT, OPENED, OPENED)
          .build();

  /** Whether the state lets its body change it; the deadline is checked elsewhere. */
  boolean isWritable() {
    return this == DRAFT || this == SUBMITTED;
  }
}
