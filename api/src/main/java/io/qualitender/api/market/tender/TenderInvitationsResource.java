package io.qualitender.api.market.tender;

import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.invitation.InvitationViews;
import io.qualitender.api.market.invitation.Invitee;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Counterpart;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.ListView;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.http.Query;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The invitations of one tender, for its organization. */
@Path("/v1/tenders/{id}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(certificationBody = "/v1/invitations")
public final class TenderInvitationsResource {

  private final Reads reads;
  private final Writes writes;
  private final TenderService tenders;
  private final TenderPublishing publishing;
  private final TenderScoping scoping;
  private final InvitationService invitations;
  private final TenderViews views;

  public TenderInvitationsResource(
      Reads reads,
      Writes writes,
      TenderService tenders,
      TenderPublishing publishing,
      TenderScoping scoping,
      InvitationService invitations,
      TenderViews views) {
    this.reads = reads;
    this.writes = writes;
    this.tenders = tenders;
    this.publishing = publishing;
    this.scoping = scoping;
    this.invitations = invitations;
    this.views = views;
  }

  /** Either bodies by their id, or all eligible ones. */
  record InviteRequest(
      @Distinct @Size(min = 1, max = 50)
          List<@NotNull @TextLength(max = 64) String> certificationBodyIds,
      Boolean allEligible) {

    boolean invitesAllEligible() {
      return Boolean.TRUE.equals(allEligible);
    }
  }

  @POST
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.CONTRIBUTOR)
  public Response create(Call call, @PathParam("id") String id) {
    UUID tenderId = call.id(Tender.ID, id);
    return writes.run(
        call,
        tx -> {
          tenders.find(tx, tenderId);
          Tender tender = tenders.lockExclusive(tx, tenderId);
          RequestBody<InviteRequest> request = call.body(InviteRequest.class);
          call.requireIdempotencyKey();
          List<Invitee> invitees =
              ObjectStatus.withStatusOnConflict(
                  () -> invite(tx, tender, request),
                  () -> views.status(tx, tenders.find(tx, tenderId)));
          Set<UUID> invitedIds =
              invitees.stream().map(invitee -> invitee.body().id()).collect(Collectors.toSet());
          List<Invitation> requested =
              invitations.active(tx, tenderId).stream()
                  .filter(each -> invitedIds.contains(each.body().certificationBodyId()))
                  .toList();
          return Reply.created(
              ListView.whole(requested.stream().map(each -> view(tx, tender, each)).toList()),
              null);
        });
  }

  private List<Invitee> invite(Tx tx, Tender locked, RequestBody<InviteRequest> request) {
    publishing.requireInvitable(tx, locked);
    Faults faults = request.faults();
    checkExactlyOneGiven(request.value(), faults);
    List<Invitee> invitees =
        request.value().invitesAllEligible()
            ? scoping.allEligible(tx, locked)
            : scoping.invitees(tx, locked, ids(request.value()), faults);
    faults.throwIfAny();
    publishing.invite(tx, locked, invitees);
    return invitees;
  }

  @GET
  @Access(scope = "tenders:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response list(Call call, @PathParam("id") String id) {
    UUID tenantId = call.tenantId();
    UUID tenderId = call.id(Tender.ID, id);
    Query query = call.query();
    Page page = query.page("-created_at");
    List<Asked<?>> first = new ArrayList<>(List.of(TenderService.asked(tenantId, tenderId)));
    if (query.asksFirstPageOfAll()) {
      first.add(InvitationService.firstPage(tenantId, tenderId, page));
    }
    return reads.run(
        call,
        first,
        tx -> {
          Tender tender = tenders.find(tx, tenderId);
          query.done();
          return Reply.ok(
              ListView.paged(
                  page,
                  tx.list(
                      query.asksFirstPageOfAll()
                          ? InvitationService.firstPage(tenantId, tenderId, page)
                          : InvitationService.nextPage(tenantId, tenderId, page)),
                  row -> Page.key(row.createdAt(), row.id()),
                  row -> view(tx, tender, row)));
        });
  }

  private static InvitationViews.ForOrganization view(Tx tx, Tender tender, Invitation each) {
    boolean draft = tender.state() == TenderState.DRAFT;
    return InvitationViews.forOrganization(tx, each, draft || tender.state() == TenderState.OPEN);
  }

  private static void checkExactlyOneGiven(InviteRequest request, Faults faults) {
    boolean named = request.certificationBodyIds() != null;
    if (named == request.invitesAllEligible() && !faults.has("/certification_body_ids")) {
      faults.at("/certification_body_ids", "one_of", Text.of("tender.one_way"));
    }
  }

  /** The parsed ids; null for a string that is not the id of a body. */
  private static List<UUID> ids(InviteRequest request) {
    if (request.certificationBodyIds() == null) {
      return List.of();
    }
    return request.certificationBodyIds().stream()
        .map(text -> Directory.ID.parse(text).orElse(null))
        .collect(Collectors.toList());
  }
}
