package io.qualitender.api.platform.app;

import io.qualitender.admin.AdminModule;
import io.qualitender.admin.apikey.KeyCredentials;
import io.qualitender.admin.limit.AddressLimit;
import io.qualitender.admin.signup.Passwords;
import io.qualitender.api.certification.CertificationModule;
import io.qualitender.api.certification.certificate.CertificateService;
import io.qualitender.api.file.FileModule;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.market.MarketModule;
import io.qualitender.api.market.opening.QuoteOpener;
import io.qualitender.api.market.tender.TenderService;
import io.qualitender.api.party.PartyModule;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.platform.PlatformModule;
import io.qualitender.api.platform.app.QualitenderConfiguration.Limits;
import io.qualitender.api.reference.ReferenceModule;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.component.Transactions;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.job.OutboxWorker;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.PublicTx;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Builds the modules of all wings, once, in the order of their dependencies (docs/decisions/0041).
 * What an earlier wing calls in a later one is passed as a method.
 */
final class Wiring {

  private final Components components = new Components();
  private final Credentials credentials;

  Wiring(ConnectionPools pools, QualitenderConfiguration configuration) {
    InstantSource clock = InstantSource.system();
    Limits limits = configuration.getLimits();
    TenantTx tenants = new TenantTx(pools, KeyCredentials.VALID_KEY);
    WorkerTx worker = new WorkerTx(pools);
    OutboxWorker outbox = new OutboxWorker(tenants, worker, components.outboxHandlers());
    QuoteOpener quoteOpener = new QuoteOpener(worker);
    Reads reads = new Reads(tenants, new PublicTx(pools), quoteOpener::perform);
    Writes writes = new Writes(tenants, quoteOpener::perform);
    Transactions transactions =
        new Transactions(reads, writes, tenants, new ControlTx(pools), worker);

    components.addResource(new ServiceResource(reads));
    ReferenceModule reference = new ReferenceModule(components, clock);
    PartyModule party =
        new PartyModule(
            components,
            transactions,
            reference,
            CertificationService::open,
            TenderService::profileChanged);
    AdminModule admin =
        new AdminModule(
            components,
            transactions,
            new Passwords(limits.passwordsAtOnce()),
            new AddressLimit(limits.signUpsPerHour(), Duration.ofHours(1)),
            new AdminModule.KeySettings(
                configuration.getKeys().warnBeforeExpiry().toJavaDuration(),
                configuration.getKeys().maxActive()),
            Directory::askOwnId,
            clock);
    credentials = admin.credentials();
    FileModule file =
        new FileModule(
            components, transactions, CertificateService::askOfFile, CertificateService::ofFile);
    MarketModule market =
        new MarketModule(components, transactions, reference, party, file, admin.identities());
    // After the delivery of invitations, which stages tasks for the outbox.
    components.addJob(outbox);
    components.addJob(quoteOpener);
    new CertificationModule(components, transactions, reference, file, market, outbox::attempt);
    new PlatformModule(
        components,
        transactions,
        admin,
        party,
        new AddressLimit(limits.sandboxesPerHour(), Duration.ofHours(1)),
        configuration.getRetention().unusedSandboxes().toJavaDuration());
  }

  /**
   * The problems of violated database constraints, by the constraint's name. Static, since the
   * pools that the modules need are built with them.
   */
  static Map<String, ProblemCode> constraints() {
    Map<String, ProblemCode> byName = new HashMap<>(MarketModule.constraints());
    byName.putAll(CertificationModule.constraints());
    return byName;
  }

  Credentials credentials() {
    return credentials;
  }

  Components components() {
    return components;
  }
}
