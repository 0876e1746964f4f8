package io.qualitender.api.platform.app;

import io.dropwizard.lifecycle.Managed;
import io.qualitender.admin.AdminModule;
import io.qualitender.admin.limit.AddressLimit;
import io.qualitender.admin.signup.Passwords;
import io.qualitender.api.certification.certificate.CertificateProblem;
import io.qualitender.api.certification.certificate.CertificateResource;
import io.qualitender.api.certification.certificate.CertificateService;
import io.qualitender.api.certification.reminder.ReminderHorizons;
import io.qualitender.api.certification.reminder.ReminderResource;
import io.qualitender.api.certification.reminder.ReminderSweep;
import io.qualitender.api.certification.reminder.ReminderWriter;
import io.qualitender.api.file.certificationfile.CertificationFileResource;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.market.award.AwardProblem;
import io.qualitender.api.market.award.AwardResource;
import io.qualitender.api.market.award.AwardService;
import io.qualitender.api.market.award.AwardSummaries;
import io.qualitender.api.market.award.TenderAwardsResource;
import io.qualitender.api.market.comparison.ComparisonResource;
import io.qualitender.api.market.comparison.ComparisonService;
import io.qualitender.api.market.comparison.CountedQuoteResource;
import io.qualitender.api.market.comparison.OpenedQuotesResource;
import io.qualitender.api.market.contract.ContractProblem;
import io.qualitender.api.market.contract.ContractResource;
import io.qualitender.api.market.contract.ContractService;
import io.qualitender.api.market.contract.TenderContractResource;
import io.qualitender.api.market.invitation.InvitationDeliveryJob;
import io.qualitender.api.market.invitation.InvitationResource;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.opening.QuoteOpener;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.quote.QuoteModule;
import io.qualitender.api.market.tender.TenderModule;
import io.qualitender.api.market.tender.TenderScoping;
import io.qualitender.api.market.tender.TenderService;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.party.directory.DirectoryFile;
import io.qualitender.api.party.directory.DirectoryResource;
import io.qualitender.api.party.organization.OrganizationResource;
import io.qualitender.api.party.organization.OrganizationService;
import io.qualitender.api.platform.app.QualitenderConfiguration.Limits;
import io.qualitender.api.platform.sandbox.SandboxModule;
import io.qualitender.api.platform.sandbox.UnusedSandboxCleanup;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.api.reference.web.ReferenceModule;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.idempotency.ExpiredResponses;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.job.OutboxHandler;
import io.qualitender.kernel.job.OutboxWorker;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.time.WorkingDays;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.PublicTx;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Builds all objects of the application by hand, once, in the order of their dependencies. */
final class Wiring {

  private final List<Object> resources = new ArrayList<>();
  private final List<DueJob> jobs = new ArrayList<>();
  private final Map<String, OutboxHandler> outboxHandlers = new HashMap<>();
  private final List<Managed> managed = new ArrayList<>();
  private final Credentials credentials;

  Wiring(ConnectionPools pools, QualitenderConfiguration configuration) {
    Limits limits = configuration.getLimits();
    TenantTx tenants = new TenantTx(pools);
    PublicTx publicTx = new PublicTx(pools);
    ControlTx control = new ControlTx(pools);
    WorkerTx worker = new WorkerTx(pools);
    QuoteOpener quoteOpener = new QuoteOpener(worker);
    Reads reads = new Reads(tenants, publicTx, quoteOpener::perform);
    Writes writes = new Writes(tenants, quoteOpener::perform);

    resources.add(new ServiceResource(reads));
    ReferenceModule reference = new ReferenceModule(InstantSource.system());
    resources.add(reference.resource());
    Directory directory = new Directory();
    managed.add(loadDirectory(control));
    resources.add(new DirectoryResource(reads, directory));
    AdminModule admin =
        new AdminModule(
            control,
            new Passwords(limits.passwordsAtOnce()),
            new AddressLimit(limits.signUpsPerHour(), Duration.ofHours(1)),
            new AdminModule.KeySettings(
                configuration.getKeys().warnBeforeExpiry().toJavaDuration(),
                configuration.getKeys().mostLiving()));
    credentials = admin.credentials();
    managed.add(admin.managed());
    resources.addAll(admin.resources(reads, writes, directory::ownId));

    CertificationService certification = new CertificationService();
    OrganizationService organizations =
        new OrganizationService(
            reference.auditRules(), certification::open, TenderService::profileChanged);
    resources.add(new OrganizationResource(reads, writes, organizations));

    Versions<TenderRuleSet> tenderRules = TenderRuleSet.versions();
    FrozenData frozen = new FrozenData(reference.priceGuides(), tenderRules);
    Publications publications = new Publications();
    InvitationService invitations = new InvitationService(publications, directory);
    TenderModule tender =
        new TenderModule(
            tenderRules,
            new TenderScoping(
                organizations, reference.auditRules(), directory, publications, frozen),
            invitations,
            publications,
            certification,
            admin.identities());
    QuoteModule quote = new QuoteModule(invitations, publications, frozen);
    resources.add(
        new InvitationResource(
            reads, writes, invitations, publications, QuoteModule.ofInvitations()));
    ComparisonService comparisons =
        new ComparisonService(quote.service(), tender.service(), publications, frozen);
    AwardSummaries awardSummaries = new AwardSummaries(comparisons);
    resources.addAll(tender.resources(reads, writes, awardSummaries));
    resources.add(quote.resource(reads, writes, awardSummaries));
    BiFunction<Tx, UUID, ObjectStatus> tenderStatus = tender.status(awardSummaries);
    outboxHandlers.put(InvitationService.RECEIVED, invitations::received);
    outboxHandlers.put(InvitationService.DELIVER, invitations::deliver);
    outboxHandlers.put(
        InvitationService.REVOKED,
        (tx, invitation) -> {
          invitations.revoked(tx, invitation);
          quote.service().revoked(tx, invitation);
        });
    outboxHandlers.put(TenderService.RENEWAL, tender.service()::draftRenewal);

    resources.add(new OpenedQuotesResource(reads, tender.service(), comparisons, tenderStatus));
    resources.add(new ComparisonResource(reads, tender.service(), comparisons, tenderStatus));
    resources.add(new CountedQuoteResource(writes, comparisons));
    AwardService awards = new AwardService(tender.service(), comparisons, new WorkingDays());
    resources.add(
        new TenderAwardsResource(
            reads, writes, tender.service(), awards, publications, tenderStatus));
    resources.add(new AwardResource(reads, writes, awards, publications));
    outboxHandlers.putAll(awards.handlers());
    ContractService contracts =
        new ContractService(tender.service(), awards, publications, certification);
    resources.add(new ContractResource(reads, contracts));
    resources.add(
        new TenderContractResource(writes, tender.service(), awards, contracts, tenderStatus));
    outboxHandlers.putAll(contracts.handlers());

    CertificateService certificates =
        new CertificateService(
            reference.auditRules(), publications, new ReminderWriter(ReminderHorizons.versions()));
    outboxHandlers.put(CertificateService.RECORDED, certificates.recorded(certification));
    OutboxWorker outbox = new OutboxWorker(tenants, worker, outboxHandlers);
    resources.add(
        new CertificationFileResource(reads, certification, directory, certificates::ofFile));
    resources.add(new CertificateResource(reads, writes, certificates, directory, outbox::attempt));
    resources.add(new ReminderResource(reads));

    jobs.add(new InvitationDeliveryJob(worker));
    jobs.add(outbox);
    jobs.add(quoteOpener);
    jobs.add(new ReminderSweep(worker));
    jobs.add(new ExpiredResponses(worker));
    jobs.add(
        new UnusedSandboxCleanup(
            control,
            worker,
            configuration.getRetention().unusedSandboxes().toJavaDuration(),
            System::nanoTime));
    // Last: the test clock runs all jobs.
    SandboxModule sandbox =
        new SandboxModule(
            control,
            tenants,
            admin,
            directory,
            organizations,
            new AddressLimit(limits.sandboxesPerHour(), Duration.ofHours(1)));
    resources.addAll(sandbox.resources(reads, writes, dueJobs()));
  }

  /** Loads the directory shipped with this build at the start. */
  private static Managed loadDirectory(ControlTx control) {
    DirectoryFile file = DirectoryFile.read();
    return new Managed() {
      @Override
      public void start() {
        file.load(control);
      }
    };
  }

  /** The problems of violated database constraints, by the constraint's name. */
  static Map<String, ProblemCode> constraints() {
    Map<String, ProblemCode> byName = new HashMap<>();
    byName.put("certificate_current", CertificateProblem.CERTIFICATE_EXISTS);
    byName.putAll(AwardProblem.byConstraint());
    byName.putAll(ContractProblem.byConstraint());
    return byName;
  }

  Credentials credentials() {
    return credentials;
  }

  List<Object> resources() {
    return resources;
  }

  /** Objects to start and stop with the server. */
  List<Managed> managed() {
    return managed;
  }

  DueJobRunner dueJobs() {
    return new DueJobRunner(jobs);
  }
}
