package io.qualitender.api.market.tender;

import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The newest award of tenders, which the award room tells. */
public interface TenderAwardSummaries {

  /** By tender; a tender without an award is absent. */
  Map<UUID, Summary> newest(Tx tx, Collection<UUID> tenderIds);

  /** Those of opened tenders of which a quote can be awarded at this moment. */
  Set<UUID> awardable(Tx tx, Collection<Tender> opened);

  /** Who was chosen, and how that stands. */
  record Summary(
      String id,
      String state,
      String quoteId,
      Body certificationBody,
      Instant proposedAt,
      Instant lapsesAt) {

    boolean isAccepted() {
      return state.equals("accepted");
    }

    /** While it is proposed or accepted, nothing else can become of the tender. */
    boolean holdsTheTender() {
      return isAccepted() || state.equals("proposed");
    }
  }

  /** Which body. */
  record Body(String id, String name, String cofracNumber) {}
}
