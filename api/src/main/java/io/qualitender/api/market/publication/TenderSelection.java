package io.qualitender.api.market.publication;

import java.util.List;
import java.util.UUID;

/** For which of the organization's tenders related rows are read. */
public sealed interface TenderSelection {

  /** One tender. */
  record One(UUID id) implements TenderSelection {}

  /** These tenders. */
  record Some(List<UUID> ids) implements TenderSelection {}

  /**
   * The newest tenders, whose ids need not be known: their rows are read in the round trip that
   * reads the tenders.
   */
  record Newest(int limit) implements TenderSelection {}

  static TenderSelection of(List<UUID> ids) {
    return ids.size() == 1 ? new One(ids.get(0)) : new Some(ids);
  }
}
