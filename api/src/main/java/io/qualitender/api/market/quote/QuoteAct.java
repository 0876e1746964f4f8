package io.qualitender.api.market.quote;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.text.Labelled;

/** The acts on a quote. */
public enum QuoteAct implements Labelled, PublishedAct {
  SUBMIT("quote.submitted", "revision"),
  WITHDRAW("quote.withdrawn"),
  /** By the platform, at the deadline. */
  OPEN("quote.opened"),
  /** By the organization, on an opened quote that is set apart. */
  COUNT("quote.counted", "tender_id");

  private final EventType event;

  QuoteAct(String type, String... payload) {
    this.event = EventType.of(type, payload);
  }

  @Override
  public EventType event() {
    return event;
  }
}
