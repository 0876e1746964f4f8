package io.qualitender.api.market.award;

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
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Awards, for the organization that proposes them and the bodies that answer. */
@Path("/v1/awards")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(trainingOrganization = "/v1/tenders/{id}/awards", certificationBody = "/v1/awards")
public final class AwardResource {

  private final Reads reads;
  private final Writes writes;
  private final AwardService awards;

  public AwardResource(Reads reads, Writes writes, AwardService awards) {
    this.reads = reads;
    this.writes = writes;
    this.awards = awards;
  }

  @GET
  @Access(scope = "quotes:read", kind = Kind.CERTIFICATION_BODY)
  public Response list(Call call) {
    Query query = call.query();
    List<AwardState> states = query.choices("state", AwardState.class);
    Page page = query.page();
    query.done();
    Asked<Award.WithOrganization> asked =
        AwardService.ofBody(call.tenantId(), states, page, query.asksFirstPageOfAll());
    return reads.run(
        call,
        List.of(asked),
        tx ->
            Reply.ok(
                ListView.paged(
                    page,
                    tx.list(asked),
                    row -> Page.key(row.award().createdAt(), row.award().id()),
                    row -> AwardView.of(tx.actor(), row, tx.now()))));
  }

  @GET
  @Path("/{id}")
  @Access(scope = "tenders:read", kind = Kind.TRAINING_ORGANIZATION)
  @Access(scope = "quotes:read", kind = Kind.CERTIFICATION_BODY)
  public Response get(Call call, @PathParam("id") String id) {
    UUID awardId = call.id(Award.ID, id);
    return reads.run(
        call,
        List.of(AwardService.asked(call.actor(), awardId)),
        tx -> {
          Award.WithOrganization award = awards.find(tx, awardId);
          call.query().done();
          return reply(tx, award, tx.now());
        });
  }

  @POST
  @Path("/{id}/accept")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.MANAGER)
  public Response accept(Call call, @PathParam("id") String id) {
    return act(
        call,
        id,
        (tx, found) -> {
          call.noBody();
          call.requireIdempotencyKey();
          AwardService.LockedAward locked = locked(call, tx, found);
          return reply(tx, awards.accept(tx, locked), locked.now());
        });
  }

  @POST
  @Path("/{id}/decline")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.MANAGER)
  public Response decline(Call call, @PathParam("id") String id) {
    return act(
        call,
        id,
        (tx, found) -> {
          RequestBody<AwardRequest.Decline> request = call.body(AwardRequest.Decline.class);
          call.requireIdempotencyKey();
          AwardService.LockedAward locked = locked(call, tx, found);
          awards.requireDeclinable(tx, locked);
          Reason<AwardDeclineCode> reason = request.valueOrThrow().reason();
          return reply(tx, awards.decline(tx, locked, reason.code(), reason.text()), locked.now());
        });
  }

  @POST
  @Path("/{id}/revoke")
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
  public Response revoke(Call call, @PathParam("id") String id) {
    return act(
        call,
        id,
        (tx, found) -> {
          call.noBody();
          call.requireIdempotencyKey();
          AwardService.LockedAward locked = locked(call, tx, found);
          return reply(tx, awards.revoke(tx, locked), locked.now());
        });
  }

  private Response act(Call call, String id, BiFunction<Tx, Award, Reply> act) {
    UUID awardId = call.id(Award.ID, id);
    return writes.run(call, tx -> act.apply(tx, awards.find(tx, awardId).award()));
  }

  private AwardService.LockedAward locked(Call call, Tx tx, Award found) {
    AwardService.LockedAward locked = awards.lock(tx, found);
    call.ifMatchIfAny(locked.version());
    return locked;
  }

  private static Reply reply(Tx tx, Award.WithOrganization found, Instant now) {
    return Reply.ok(AwardView.of(tx.actor(), found, now)).etag(found.award().versionAt(now));
  }
}
