package io.qualitender.api.quote;

import java.util.List;

/** What is done to a quote. */
public enum QuoteAct {
  SUBMIT,
  WITHDRAW,
  /** By the platform, at the deadline. */
  OPEN;

  static List<QuoteAct> callable(List<QuoteAct> acts) {
    return acts.stream().filter(act -> act != OPEN).toList();
  }
}
