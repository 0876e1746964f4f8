package io.qualitender.api.market.tender;

import static io.qualitender.api.market.tender.TenderAct.AWARD;
import static io.qualitender.api.market.tender.TenderAct.CANCEL;
import static io.qualitender.api.market.tender.TenderAct.CLOSE_EMPTY;
import static io.qualitender.api.market.tender.TenderAct.CLOSE_WITHOUT_AWARD;
import static io.qualitender.api.market.tender.TenderAct.CONTRACT;
import static io.qualitender.api.market.tender.TenderAct.DISCARD;
import static io.qualitender.api.market.tender.TenderAct.OPEN_QUOTES;
import static io.qualitender.api.market.tender.TenderAct.PUBLISH;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/**
 * The state of a tender. "Closed" is not a state: from the deadline on an open tender is closed for
 * everyone, whether or not its quotes are opened yet.
 */
public enum TenderState implements Labelled {
  /** Being written; visible to its organization only. */
  DRAFT,
  /** Published: bodies may reply until the deadline. */
  OPEN,
  /** The quotes can be read and compared. */
  OPENED,
  /** Proposed to a body. */
  AWARDED,
  /** The contract with the body is recorded. */
  CONTRACTED,
  CANCELLED,
  /** Ended without a contract. */
  UNSUCCESSFUL;

  /** A second award is possible from AWARDED where the first was declined, lapsed or revoked. */
  public static final Transitions<TenderState, TenderAct> TRANSITIONS =
      Transitions.<TenderState, TenderAct>startingAt(DRAFT)
          .on(PUBLISH, OPEN, DRAFT)
          .on(DISCARD, CANCELLED, DRAFT)
          .on(CANCEL, CANCELLED, OPEN)
          .on(OPEN_QUOTES, OPENED, OPEN)
          .on(CLOSE_EMPTY, UNSUCCESSFUL, OPEN)
          .on(AWARD, AWARDED, OPENED, AWARDED)
          .on(CLOSE_WITHOUT_AWARD, UNSUCCESSFUL, OPENED, AWARDED)
          .on(CONTRACT, CONTRACTED, AWARDED)
          .build();
}
