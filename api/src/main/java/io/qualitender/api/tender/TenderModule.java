package io.qualitender.api.tender;

import io.qualitender.api.certification.CertificationService;
import io.qualitender.api.deadline.Openings;
import io.qualitender.api.invitation.InvitationService;
import io.qualitender.api.publication.Publications;
import io.qualitender.api.publication.TenderTerms;
import io.qualitender.api.referential.Versions;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import java.util.List;

/** Builds the tender room. */
public final class TenderModule {

  private final TenderNeeds needs;
  private final InvitationService invitations;
  private final Publications publications;
  private final TenderService service;

  public TenderModule(
      Versions<TenderTerms> terms,
      TenderNeeds needs,
      InvitationService invitations,
      Publications publications,
      CertificationService certification) {
    this.needs = needs;
    this.invitations = invitations;
    this.publications = publications;
    this.service = new TenderService(terms, needs, invitations, publications, certification);
  }

  public TenderService service() {
    return service;
  }

  public List<Object> resources(
      Reads reads, Writes writes, Openings openings, TenderAwards awards) {
    return List.of(
        new TenderResource(
            reads, writes, openings, service, awards, new TenderViews(needs, publications, awards)),
        new TenderInvitationsResource(reads, writes, openings, service, needs, invitations));
  }
}
