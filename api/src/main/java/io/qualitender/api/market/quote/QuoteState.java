package io.qualitender.api.market.quote;

import static io.qualitender.api.market.quote.QuoteAct.COUNT;
import static io.qualitender.api.market.quote.QuoteAct.OPEN;
import static io.qualitender.api.market.quote.QuoteAct.SUBMIT;
import static io.qualitender.api.market.quote.QuoteAct.WITHDRAW;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/** Where a quote stands. Awarded, not retained and expired are read from the award and the date. */
public enum QuoteState implements Labelled {
  /** Being written; nobody but its body knows of it. */
  DRAFT,
  /** Received and sealed. A revision in progress leaves it submitted as it was. */
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

  /** Whether its body may still write it, as far as the state says. */
  boolean isWritable() {
    return this == DRAFT || this == SUBMITTED;
  }
}
