package io.qualitender.api.party.directory;

import io.qualitender.admin.tenant.Mode;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.admin.tenant.Tenants;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.WorkerTx;
import java.util.List;
import java.util.UUID;

/**
 * Links the directory entry of a real body to its tenant. Done by the operator after verifying the
 * body outside the application: signing up under a body's name proves nothing.
 */
public final class BodyAccounts {

  private final ControlTx control;
  private final Tenants tenants;

  public BodyAccounts(ControlTx control, Tenants tenants) {
    this.control = control;
    this.tenants = tenants;
  }

  /**
   * Links the entry to the tenant, which then receives invitations to it. Waiting invitations to
   * open tenders become due for delivery.
   *
   * @throws Problem 404 if there is no such tenant or entry; 409 if the tenant is not a live
   *     certification body, or the entry is fictional, a labelling instance or already linked
   */
  public void link(UUID entryId, UUID tenantId) {
    control.run(
        tx -> {
          Tenant tenant = tenants.find(tx, tenantId).orElseThrow(SqlErrorTranslator::notFound);
          DirectoryDao dao = tx.dao(DirectoryDao.class);
          CertificationBody entry =
              tx.first(DirectoryDao.BY_ID.with(entryId)).orElseThrow(SqlErrorTranslator::notFound);
          if (tenant.kind() != TenantKind.CERTIFICATION_BODY || tenant.mode() != Mode.LIVE) {
            throw Problem.of(
                DirectoryProblem.NOT_A_LIVE_BODY,
                Text.of("directory.cannot_answer", Tenant.ID.format(tenantId), tenant.name()));
          }
          if (tx.first(DirectoryDao.ID_OF_ACCOUNT.with(tenantId)).isPresent()
              || dao.link(entryId, tenantId, tx.now()) == 0) {
            throw Problem.of(
                DirectoryProblem.ENTRY_NOT_LINKABLE,
                Text.of("directory.not_linkable", Directory.ID.format(entryId), entry.name()));
          }
          return null;
        });
  }

  /** Entries that have been linked and whose waiting invitations are to be delivered. */
  public static List<DueItem> deliveriesDue(WorkerTx.Worker tx, int limit) {
    return tx.dao(DirectoryDao.class).deliveriesDue(limit);
  }

  /** Records that they are handed over; false when another node has recorded it. */
  public static boolean deliveriesHandedOver(WorkerTx.Worker tx, UUID entryId) {
    return tx.dao(DirectoryDao.class).deliveriesHandedOver(entryId) == 1;
  }
}
