package io.qualitender.api.market.publication;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores publications, for the organization and the bodies that may read them. */
public final class Publications {

  /** Stores {@code content}, readable by the organization only. */
  public void freeze(Tx tx, UUID tenderId, Publication.Content content, Instant closesAt) {
    tx.dao(PublicationDao.class)
        .insert(tx.tenantId(), Ids.next(), tenderId, content, closesAt, List.of(), tx.now());
  }

  /** Makes the publication readable by bodies, given by their tenants' ids. */
  public void show(Tx tx, UUID tenderId, List<UUID> readers) {
    if (!readers.isEmpty()) {
      tx.dao(PublicationDao.class).show(tx.tenantId(), tenderId, readers);
    }
  }

  /** The organization's own publications, to be read with other queries. */
  public static Asked<Publication> asked(UUID organization, TenderSelection tenders) {
    return PublicationDao.OF_TENDERS.with(organization, tenders);
  }

  /**
   * @param organization the tenant that published it
   */
  public Publication of(Tx tx, UUID organization, UUID tenderId) {
    return tx.first(asked(organization, new TenderSelection.One(tenderId)))
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  /** The caller's own publications by tender; a draft has none. */
  public Map<UUID, Publication> ownOf(Tx tx, TenderSelection tenders) {
    return tx.list(asked(tx.tenantId(), tenders)).stream()
        .collect(Collectors.toMap(Publication::tenderId, Function.identity()));
  }
}
