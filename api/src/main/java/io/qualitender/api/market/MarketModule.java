package io.qualitender.api.market;

import io.qualitender.admin.tenant.Identities;
import io.qualitender.api.file.FileModule;
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
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.quote.QuoteResource;
import io.qualitender.api.market.quote.QuoteService;
import io.qualitender.api.market.quote.QuoteViews;
import io.qualitender.api.market.tender.TenderInvitationsResource;
import io.qualitender.api.market.tender.TenderPublishing;
import io.qualitender.api.market.tender.TenderResource;
import io.qualitender.api.market.tender.TenderScoping;
import io.qualitender.api.market.tender.TenderService;
import io.qualitender.api.market.tender.TenderViews;
import io.qualitender.api.party.PartyModule;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.reference.ReferenceModule;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.component.Transactions;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.time.WorkingDays;
import io.qualitender.kernel.tx.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Builds and registers the tender and what it leads to, up to the contract. */
public final class MarketModule {

  private final Publications publications = new Publications();

  public MarketModule(
      Components components,
      Transactions transactions,
      ReferenceModule reference,
      PartyModule party,
      FileModule file,
      Identities identities) {
    Reads reads = transactions.reads();
    Writes writes = transactions.writes();
    Directory directory = party.directory();
    CertificationService certification = file.certification();
    Versions<TenderRuleSet> tenderRules = TenderRuleSet.versions();
    FrozenData frozen = new FrozenData(reference.priceGuides(), tenderRules);

    InvitationService invitations = new InvitationService(publications, directory);
    TenderScoping scoping =
        new TenderScoping(
            party.organizations(), reference.auditRules(), directory, publications, frozen);
    TenderService tenders = new TenderService(tenderRules, scoping, invitations);
    TenderPublishing publishing =
        new TenderPublishing(
            tenders, tenderRules, scoping, invitations, publications, certification, identities);
    QuoteService quotes = new QuoteService(invitations, publications, frozen);
    ComparisonService comparisons = new ComparisonService(quotes, tenders, publications, frozen);
    AwardSummaries awardSummaries = new AwardSummaries(comparisons);
    AwardService awards = new AwardService(tenders, comparisons, new WorkingDays());
    ContractService contracts = new ContractService(tenders, awards, publications, certification);

    TenderViews tenderViews =
        new TenderViews(
            publishing, scoping, invitations, publications, certification, awardSummaries);
    QuoteViews quoteViews = new QuoteViews(quotes, frozen);
    BiFunction<Tx, UUID, ObjectStatus> tenderStatus =
        (tx, id) -> tenderViews.status(tx, tenders.find(tx, id));

    components.addResource(
        new TenderResource(reads, writes, tenders, publishing, awardSummaries, tenderViews));
    components.addResource(
        new TenderInvitationsResource(
            reads, writes, tenders, publishing, scoping, invitations, tenderViews));
    components.addResource(new InvitationResource(reads, writes, invitations));
    components.addResource(new QuoteResource(reads, writes, invitations, quotes, quoteViews));
    components.addResource(new OpenedQuotesResource(reads, tenders, comparisons, tenderStatus));
    components.addResource(new ComparisonResource(reads, tenders, comparisons, tenderStatus));
    components.addResource(new CountedQuoteResource(writes, comparisons));
    components.addResource(new TenderAwardsResource(reads, writes, tenders, awards, tenderStatus));
    components.addResource(new AwardResource(reads, writes, awards));
    components.addResource(new ContractResource(reads, contracts));
    components.addResource(
        new TenderContractResource(writes, tenders, awards, contracts, tenderStatus));

    components.addOutboxHandler(InvitationService.RECEIVED, invitations::received);
    components.addOutboxHandler(InvitationService.DELIVER, invitations::deliver);
    components.addOutboxHandler(
        InvitationService.REVOKED,
        (tx, invitation) -> {
          invitations.revoked(tx, invitation);
          quotes.revoked(tx, invitation);
        });
    components.addOutboxHandler(TenderService.RENEWAL, tenders::draftRenewal);
    awards.handlers().forEach(components::addOutboxHandler);
    contracts.handlers().forEach(components::addOutboxHandler);

    components.addJob(new InvitationDeliveryJob(transactions.worker()));
  }

  /** The problems of violated database constraints, by the constraint's name. */
  public static Map<String, ProblemCode> constraints() {
    Map<String, ProblemCode> byName = new HashMap<>(AwardProblem.byConstraint());
    byName.putAll(ContractProblem.byConstraint());
    return byName;
  }

  public Publications publications() {
    return publications;
  }
}
