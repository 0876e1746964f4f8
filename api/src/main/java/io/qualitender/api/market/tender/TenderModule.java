package io.qualitender.api.market.tender;

import io.qualitender.admin.tenant.Identities;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Tx;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Builds the services and resources of tenders. */
public final class TenderModule {

  private final TenderScoping scoping;
  private final InvitationService invitations;
  private final Publications publications;
  private final CertificationService certification;
  private final TenderService service;
  private final TenderPublishing publishing;

  public TenderModule(
      Versions<TenderRuleSet> rules,
      TenderScoping scoping,
      InvitationService invitations,
      Publications publications,
      CertificationService certification,
      Identities identities) {
    this.scoping = scoping;
    this.invitations = invitations;
    this.publications = publications;
    this.certification = certification;
    this.service = new TenderService(rules, scoping, invitations);
    this.publishing =
        new TenderPublishing(
            service,
            new TenderRules(rules),
            scoping,
            invitations,
            publications,
            certification,
            identities);
  }

  public TenderService service() {
    return service;
  }

  public List<Object> resources(Reads reads, Writes writes, TenderAwardSummaries awards) {
    TenderViews views = views(awards);
    return List.of(
        new TenderResource(reads, writes, service, publishing, awards, views),
        new TenderInvitationsResource(
            reads, writes, service, publishing, scoping, invitations, views));
  }

  /** The status of a tender for the caller, for conflicts of acts in other packages. */
  public BiFunction<Tx, UUID, ObjectStatus> status(TenderAwardSummaries awards) {
    TenderViews views = views(awards);
    return (tx, id) -> views.status(tx, service.find(tx, id));
  }

  private TenderViews views(TenderAwardSummaries awards) {
    return new TenderViews(publishing, scoping, invitations, publications, certification, awards);
  }
}
