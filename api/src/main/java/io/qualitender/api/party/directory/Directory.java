package io.qualitender.api.party.directory;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /**
   * The tenants of those of {@code ids} that have an account, as they stay until the transaction
   * ends: whoever links an entry meanwhile has its deliveries made afterwards. An entry without an
   * account is read again under its lock; one that has it keeps it.
   */
  public Map<UUID, UUID> accounts(Tx tx, Collection<UUID> ids) {
    for (CertificationBody body : findAll(tx, ids)) {
      if (body.accountTenantId() == null) {
        AdvisoryLock.shared(tx, body.id());
      }
    }
    return findAll(tx, ids).stream()
        .filter(CertificationBody::isReachable)
        .collect(Collectors.toMap(CertificationBody::id, CertificationBody::accountTenantId));
  }

  /** The entry under which a body's tenant answers; empty while it is not linked to one. */
  public Optional<CertificationBody> ofAccount(Transaction tx, UUID tenantId) {
    return dao(tx).ofAccount(tenantId);
  }

  /** The public id of the caller's own entry; empty for organizations and while it is unlinked. */
  public Optional<String> ownId(Tx tx) {
    return ofAccount(tx, tx.tenantId()).map(entry -> ID.format(entry.id()));
  }

  /** What of the directory is asked for; null or empty where it does not matter. */
  record Filter(
      String part,
      List<ActionCategory> categories,
      ListingStatus listingStatus,
      Boolean fictional,
      Boolean invitable) {

    /**
     * The searched part of a name, without case and accents, and with the plain form of
     * apostrophes, dashes and spaces, which keyboards and documents write in several ways.
     */
    String folded() {
      return part == null
          ? null
          : Normalizer.normalize(part, Normalizer.Form.NFD)
              .replaceAll("\\p{M}", "")
              .replaceAll("[’‘ʼ′´`]", "'")
              .replaceAll("[‐‑–]", "-")
              .replaceAll("\\p{Z}", " ")
              .toLowerCase(Locale.ROOT);
    }
  }

  /** A page by name, as the caller's world sees it. */
  List<CertificationBody> page(Transaction tx, Filter filter, UUID sandboxId, Page page) {
    return dao(tx)
        .page(
            filter.folded(),
            filter.categories().toArray(ActionCategory[]::new),
            filter.listingStatus(),
            filter.fictional(),
            filter.invitable(),
            sandboxId,
            page.afterText(0),
            page.afterId(1),
            page.fetch());
  }

  /**
   * Adds the fictional bodies of a sandbox. What is true of none of them is not checked: they are
   * written by us.
   */
  public void createFictional(ControlTx.Control tx, List<CertificationBody> bodies) {
    bodies.forEach(dao(tx)::upsert);
  }

  private static DirectoryDao dao(Transaction tx) {
    return tx.dao(DirectoryDao.class);
  }
}
