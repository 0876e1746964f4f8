package io.qualitender.api.tender;

import io.qualitender.admin.tenant.Identities;
import io.qualitender.api.certification.CertificationService;
import io.qualitender.api.deadline.Openings;
import io.qualitender.api.invitation.InvitationService;
import io.qualitender.api.publication.Publications;
import io.qualitender.api.publication.TenderTerms;
import io.qualitender.api.referential.Versions;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.state.Standing;
import io.qualitender.kernel.tx.Tx;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Builds the tender room. */
public final class TenderModule {

  private final TenderNeeds needs;
  private final InvitationService invitations;
  private final Publications publications;
  private final CertificationService certification;
  private final TenderService service;
  private final TenderPublishing publishing;

  public TenderModule(
      Versions<TenderTerms> terms,
      TenderNeeds needs,
      InvitationService invitations,
      Publications publications,
      CertificationService certification,
      Identities identities) {
    this.needs = needs;
    this.invitations = invitations;
    this.publications = publications;
    this.certification = certification;
    this.service = new TenderService(terms, needs, invitations);
    this.publishing =
        new TenderPublishing(
            service,
            new TenderRules(terms),
            needs,
            invitations,
            publications,
            certification,
            identities);
  }

  public TenderService service() {
    return service;
  }

  public List<Object> resources(
      Reads reads, Writes writes, Openings openings, TenderAwards awards) {
    TenderViews views = views(awards);
    return List.of(
        new TenderResource(reads, writes, openings, service, publishing, awards, views),
        new TenderInvitationsResource(
            reads, writes, openings, service, publishing, needs, invitations, views));
  }

  /** How a tender stands for the caller, for refusals of acts on it that are not written here. */
  public BiFunction<Tx, UUID, Standing> standings(TenderAwards awards) {
    TenderViews views = views(awards);
    return (tx, id) -> views.standing(tx, service.find(tx, id));
  }

  private TenderViews views(TenderAwards awards) {
    return new TenderViews(publishing, needs, invitations, publications, certification, awards);
  }
}
