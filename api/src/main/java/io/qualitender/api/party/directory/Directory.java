package io.qualitender.api.party.directory;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.sql.Asked;
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
 * The directory for other packages. Row policies decide which entries are visible: real bodies to
 * everyone, the fictional ones of a sandbox to its tenants.
 */
public final class Directory {

  public static final IdPrefix ID = IdPrefix.CERTIFICATION_BODY;

  /** Empty for an unknown entry and for a fictional one of another sandbox. */
  public Optional<CertificationBody> find(Transaction tx, UUID id) {
    return tx.first(DirectoryDao.BY_ID.with(id));
  }

  /** Those of {@code ids} that exist, by name. */
  public List<CertificationBody> findAll(Transaction tx, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : tx.list(DirectoryDao.BY_IDS.with(ids));
  }

  /**
   * The bodies that the caller may consider, by name: in a sandbox its fictional ones, else the
   * real ones. {@link InvitationEligibility} decides whether one fits a tender.
   */
  public List<CertificationBody> candidates(Tx tx) {
    return tx.list(DirectoryDao.CANDIDATES.with(tx.actor().sandboxId()));
  }

  /**
   * The tenants of those of {@code ids} that have an account, stable until the transaction ends:
   * takes the shared lock of entries without one and reads them again, so that a concurrent link
   * waits and delivers afterwards.
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

  /**
   * The query of the public id of a tenant's own entry; organizations and unlinked bodies have
   * none.
   */
  public static Asked<String> askOwnId(UUID tenantId) {
    return DirectoryDao.ID_OF_ACCOUNT.with(tenantId);
  }

  /** Filters of a search; null or empty to match all. */
  record Filter(
      String part,
      List<ActionCategory> categories,
      ListingStatus listingStatus,
      Boolean fictional,
      Boolean invitable) {

    /**
     * The searched part of a name without case and accents, and with plain apostrophes, dashes and
     * spaces, of which there are several forms.
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

  /** A page by name, as visible to the caller. */
  List<CertificationBody> page(Transaction tx, Filter filter, UUID sandboxId, Page page) {
    return tx.list(
        DirectoryDao.PAGE.with(
            filter.folded(),
            filter.categories(),
            filter.listingStatus(),
            filter.fictional(),
            filter.invitable(),
            sandboxId,
            page.afterText(0),
            page.afterId(1),
            page.fetch()));
  }

  /** Adds the fictional bodies of a sandbox, without validation, since they are generated. */
  public void createFictional(ControlTx.Control tx, List<CertificationBody> bodies) {
    bodies.forEach(dao(tx)::upsert);
  }

  private static DirectoryDao dao(Transaction tx) {
    return tx.dao(DirectoryDao.class);
  }
}
