package io.qualitender.api.market.invitation;

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
import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Tx;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** The inbox of a certification body over HTTP. */
@Path("/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(
    trainingOrganization = "/v1/tenders/{id}/invitations",
    certificationBody = "/v1/invitations")
public final class InvitationResource {

  private final Reads reads;
  private final Writes writes;
  private final InvitationService invitations;

  public InvitationResource(Reads reads, Writes writes, InvitationService invitations) {
    this.reads = reads;
    this.writes = writes;
    this.invitations = invitations;
  }

  record DeclineRequest(@NotNull @Valid Reason<DeclineCode> reason) {}

  record RevokeRequest(@NotNull @Valid Reason<RevokeCode> reason) {}

  /** The states of an invitation that its body can see. */
  enum StateFilter {
    SENT,
    VIEWED,
    ACCEPTED,
    DECLINED,
    REVOKED
  }

  @GET
  @Access(scope = "quotes:read", kind = Kind.CERTIFICATION_BODY)
  public Response list(Call call) {
    Query query = call.query();
    List<InvitationState> states =
        query.choices("state", StateFilter.class).stream()
            .map(state -> InvitationState.valueOf(state.name()))
            .toList();
    Page page = query.page("-sent_at");
    query.done();
    Asked<InboxRow> inbox =
        InvitationService.inbox(call.tenantId(), states, page, query.asksFirstPageOfAll());
    return reads.run(
        call,
        List.of(inbox),
        tx ->
            Reply.ok(
                ListView.paged(
                    page,
                    tx.list(inbox),
                    row ->
                        List.of(
                            row.invitation().sentAt().toString(), row.invitation().id().toString()),
                    row -> InvitationViews.forBody(tx, row))));
  }

  @GET
  @Path("/{id}")
  @Access(scope = "quotes:read", kind = Kind.CERTIFICATION_BODY)
  public Response get(Call call, @PathParam("id") String id) {
    Asked<InboxRow> asked = InvitationService.inboxRow(call.tenantId(), call.id(Invitation.ID, id));
    return reads.run(
        call,
        List.of(asked),
        tx -> {
          InboxRow row = tx.first(asked).orElseThrow(SqlErrorTranslator::notFound);
          call.query().done();
          return reply(tx, row);
        });
  }

  @POST
  @Path("/{id}/view")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.CONTRIBUTOR)
  public Response view(Call call, @PathParam("id") String id) {
    return answer(
        call,
        id,
        (tx, invitation) -> {
          call.noBody();
          call.ifMatchIfAny(invitation.version());
          return invitations.view(tx, invitation);
        });
  }

  @POST
  @Path("/{id}/accept")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.CONTRIBUTOR)
  public Response accept(Call call, @PathParam("id") String id) {
    return answer(
        call,
        id,
        (tx, invitation) -> {
          call.noBody();
          call.requireIdempotencyKey();
          call.ifMatchIfAny(invitation.version());
          return invitations.accept(tx, invitation);
        });
  }

  @POST
  @Path("/{id}/decline")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.CONTRIBUTOR)
  public Response decline(Call call, @PathParam("id") String id) {
    return answer(
        call,
        id,
        (tx, invitation) -> {
          var request = call.body(DeclineRequest.class);
          call.requireIdempotencyKey();
          call.ifMatchIfAny(invitation.version());
          invitations.requireDeclinable(tx, invitation);
          Reason<DeclineCode> reason = request.valueOrThrow().reason();
          return invitations.decline(tx, invitation, reason.code(), reason.text());
        });
  }

  /** An act of the organization. */
  @POST
  @Path("/{id}/revoke")
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.CONTRIBUTOR)
  public Response revoke(Call call, @PathParam("id") String id) {
    UUID invitationId = call.id(Invitation.ID, id);
    return writes.act(
        call,
        tx -> invitations.own(tx, invitationId),
        (tx, invitation) -> {
          RequestBody<RevokeRequest> request = call.body(RevokeRequest.class);
          call.requireIdempotencyKey();
          call.ifMatchIfAny(invitation.version());
          invitations.requireRevocable(tx, invitation);
          Reason<RevokeCode> reason = request.valueOrThrow().reason();
          return invitations.revoke(tx, invitation, reason.code(), reason.text());
        },
        (tx, invitation) -> ObjectStatus.of(invitation.state(), List.of()),
        (tx, revoked) ->
            Reply.ok(InvitationViews.forOrganization(tx, revoked, false)).etag(revoked.version()));
  }

  private Response answer(Call call, String id, BiFunction<Tx, Invitation, Invitation> act) {
    UUID invitationId = call.id(Invitation.ID, id);
    return writes.act(
        call, tx -> invitations.find(tx, invitationId), act, this::status, this::reply);
  }

  /** The status that a 409 answer adds. */
  private ObjectStatus status(Tx tx, Invitation invitation) {
    return InvitationViews.status(tx, row(tx, invitation));
  }

  private Reply reply(Tx tx, Invitation invitation) {
    return reply(tx, row(tx, invitation));
  }

  private static Reply reply(Tx tx, InboxRow row) {
    return Reply.ok(InvitationViews.forBody(tx, row)).etag(row.invitation().version());
  }

  private static InboxRow row(Tx tx, Invitation invitation) {
    return tx.first(InvitationService.inboxRow(tx.tenantId(), invitation.id())).orElseThrow();
  }
}
