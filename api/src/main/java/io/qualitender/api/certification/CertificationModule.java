package io.qualitender.api.certification;

import io.qualitender.api.certification.certificate.CertificateProblem;
import io.qualitender.api.certification.certificate.CertificateResource;
import io.qualitender.api.certification.certificate.CertificateService;
import io.qualitender.api.certification.reminder.ReminderHorizons;
import io.qualitender.api.certification.reminder.ReminderResource;
import io.qualitender.api.certification.reminder.ReminderSweep;
import io.qualitender.api.certification.reminder.ReminderWriter;
import io.qualitender.api.file.FileModule;
import io.qualitender.api.market.MarketModule;
import io.qualitender.api.reference.ReferenceModule;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.component.Transactions;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;
import java.util.function.Consumer;

/** Builds and registers what follows a contract: certificates and reminders. */
public final class CertificationModule {

  /**
   * @param outboxAttempt performs an outbox task that has just been committed
   */
  public CertificationModule(
      Components components,
      Transactions transactions,
      ReferenceModule reference,
      FileModule file,
      MarketModule market,
      Consumer<DueItem> outboxAttempt) {
    Reads reads = transactions.reads();
    Versions<ReminderHorizons> horizons = ReminderHorizons.versions();
    CertificateService certificates =
        new CertificateService(
            reference.auditRules(), market.publications(), new ReminderWriter(horizons));
    components.addResource(
        new CertificateResource(reads, transactions.writes(), certificates, outboxAttempt));
    components.addResource(new ReminderResource(reads, horizons));
    components.addOutboxHandler(
        CertificateService.RECORDED, certificates.recorded(file.certification()));
    components.addJob(new ReminderSweep(transactions.worker()));
  }

  /** The problems of violated database constraints, by the constraint's name. */
  public static Map<String, ProblemCode> constraints() {
    return Map.of("certificate_current", CertificateProblem.CERTIFICATE_EXISTS);
  }
}
