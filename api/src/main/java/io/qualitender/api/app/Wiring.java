package io.qualitender.api.app;

import io.qualitender.api.reference.ReferenceModule;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.job.Agenda;
import io.qualitender.kernel.job.DueWork;
import io.qualitender.kernel.job.StagedHandler;
import io.qualitender.kernel.job.StagedWorker;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Databases;
import io.qualitender.kernel.tx.PublicTx;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The house, room by room: everything is built here, by hand and once, in the order of who needs
 * whom.
 */
final class Wiring {

  private final List<Object> resources = new ArrayList<>();
  private final List<DueWork> dueWork = new ArrayList<>();
  private final Map<String, StagedHandler> staged = new HashMap<>();
  private final Credentials credentials;

  Wiring(Databases databases) {
    TenantTx tenants = new TenantTx(databases);
    PublicTx everybody = new PublicTx(databases);
    ControlTx control = new ControlTx(databases);
    WorkerTx worker = new WorkerTx(databases);
    Reads reads = new Reads(tenants, everybody);
    Writes writes = new Writes(tenants);

    resources.add(new ServiceResource(reads));
    ReferenceModule reference = new ReferenceModule(InstantSource.system());
    resources.add(reference.resource());
    credentials = secret -> Optional.empty();

    dueWork.add(new StagedWorker(tenants, worker, staged));
  }

  /** Which problem each constraint of the database stands for. */
  static Map<String, ProblemCode> constraints() {
    Map<String, ProblemCode> byName = new HashMap<>();
    return byName;
  }

  Credentials credentials() {
    return credentials;
  }

  List<Object> resources() {
    return resources;
  }

  Agenda agenda() {
    return new Agenda(dueWork);
  }
}
