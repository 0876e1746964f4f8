package io.qualitender.api.market.tender;

import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The newest award of tenders; implemented by the package {@code award}. */
public interface TenderAwardSummaries {

  /**
   * What {@link #newest} and {@link #awardable} ask, publications included, to be read with other
   * queries.
   */
  List<Asked<?>> asked(UUID tenantId, TenderSelection tenders);

  /** By tender; a tender without an award is absent. */
  Map<UUID, Summary> newest(Tx tx, TenderSelection tenders);

  /** Those opened tenders of the selection of which a quote can be awarded now. */
  Set<UUID> awardable(Tx tx, Collection<Tender> opened, TenderSelection tenders);

  /** The chosen body and the state of the award. */
  record Summary(
      String id,
      String state,
      String quoteId,
      BodySummary certificationBody,
      Instant proposedAt,
      Instant lapsesAt) {

    boolean isAccepted() {
      return state.equals("accepted");
    }

    /**
     * Whether it is proposed or accepted: then no other award is possible, nor closing the tender.
     */
    boolean isActive() {
      return isAccepted() || state.equals("proposed");
    }
  }
}
