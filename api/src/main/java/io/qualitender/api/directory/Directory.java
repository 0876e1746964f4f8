package io.qualitender.api.directory;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The directory as other rooms ask it. Which entries there are is the database's word: real bodies
 * for everybody, the fictional ones of a sandbox for its own tenants.
 */
public final class Directory {

  public static final IdPrefix ID = new IdPrefix("cbd");

  /** Empty for an unknown entry and for a fictional one of another sandbox. */
  public Optional<CertificationBody> find(Transaction tx, UUID id) {
    return dao(tx).find(id);
  }

  /** Those of {@code ids} that there are, by name. */
  public List<CertificationBody> findAll(Transaction tx, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : dao(tx).findAll(ids.toArray(UUID[]::new));
  }

  /**
   * The certification bodies of the caller's world, by name: in a sandbox its fictional ones, live
   * the real ones. Whether one fits a tender is {@link InvitationEligibility}'s word.
   */
  public List<CertificationBody> candidates(Tx tx) {
    return dao(tx).candidates(tx.actor().sandboxId());
  }

  /** The entry under which a body's tenant answers; empty while it is not linked to one. */
  public Optional<CertificationBody> ofAccount(Transaction tx, UUID tenantId) {
    return dao(tx).ofAccount(tenantId);
  }

  private static DirectoryDao dao(Transaction tx) {
    return tx.dao(DirectoryDao.class);
  }
}
