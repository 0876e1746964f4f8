package io.qualitender.api.market.quote;

import io.qualitender.kernel.text.Labelled;

/** The acts on a quote. */
public enum QuoteAct implements Labelled {
  SUBMIT,
  WITHDRAW,
  /** By the platform, at the deadline. */
  OPEN,
  /** By the organization, on an opened quote that is set apart. */
  COUNT
}
