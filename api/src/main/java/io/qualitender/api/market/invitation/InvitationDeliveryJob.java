package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.BodyAccounts;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.job.OutboxTask;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Once a body has an account, stages the delivery of its waiting invitations, each in its
 * organization's transaction. The exclusive lock of the directory entry waits for publications that
 * read it without an account, so none is missed.
 */
public final class InvitationDeliveryJob implements DueJob {

  private final WorkerTx worker;

  public InvitationDeliveryJob(WorkerTx worker) {
    this.worker = worker;
  }

  @Override
  public List<DueItem> due(int limit) {
    return worker.run(tx -> BodyAccounts.deliveriesDue(tx, limit));
  }

  /** The bodies of a sandbox have their accounts from the start. */
  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return List.of();
  }

  @Override
  public void perform(DueItem due) {
    worker.run(
        tx -> {
          AdvisoryLock.exclusive(tx, due.id());
          Instant now = AdvisoryLock.clockOf(tx, null);
          if (BodyAccounts.deliveriesHandedOver(tx, due.id())) {
            OutboxTask.stageAll(
                tx,
                tx.dao(DeliveryDao.class).waiting(due.id(), now).stream()
                    .map(
                        each ->
                            new OutboxTask.Staged(
                                each.tenantId(), InvitationService.DELIVER, each.id(), now))
                    .toList());
          }
          return null;
        });
  }
}
