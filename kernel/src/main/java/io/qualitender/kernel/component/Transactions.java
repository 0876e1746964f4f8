package io.qualitender.kernel.component;

import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.WorkerTx;

/**
 * The transactions in which the resources and jobs of all modules run.
 *
 * @param reads requests that change nothing
 * @param writes requests that change something
 * @param tenants the transactions of one tenant, for a resource that runs several
 * @param control the control plane, where there is no tenant yet
 * @param worker jobs that find what is due for all tenants
 */
public record Transactions(
    Reads reads, Writes writes, TenantTx tenants, ControlTx control, WorkerTx worker) {}
