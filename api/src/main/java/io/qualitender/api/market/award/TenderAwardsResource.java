package io.qualitender.api.market.award;

import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderService;
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
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
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

/** The awards of one tender, for its organization. */
@Path("/v1/tenders/{id}/awards")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(certificationBody = "/v1/awards")
public final class TenderAwardsResource {

  private final Reads reads;
  private final Writes writes;
  private final TenderService tenders;
  private final AwardService awards;
  private final BiFunction<Tx, UUID, ObjectStatus> tenderStatus;

  public TenderAwardsResource(
      Reads reads,
      Writes writes,
      TenderService tenders,
      AwardService awards,
      BiFunction<Tx, UUID, ObjectStatus> tenderStatus) {
    this.reads = reads;
    this.writes = writes;
    this.tenders = tenders;
    this.awards = awards;
    this.tenderStatus = tenderStatus;
  }

  @POST
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
  public Response propose(Call call, @PathParam("id") String id) {
    UUID tenderId = call.id(Tender.ID, id);
    return writes.run(
        call,
        tx -> {
          tenders.find(tx, tenderId);
          RequestBody<AwardRequest.Propose> request = call.body(AwardRequest.Propose.class);
          call.requireIdempotencyKey();
          AwardService.LockedTender locked = awards.lock(tx, tenderId);
          call.ifMatch(locked.tender().version());
          Award.WithOrganization proposed =
              ObjectStatus.withStatusOnConflict(
                  () -> awards.propose(tx, locked, request),
                  () -> tenderStatus.apply(tx, tenderId));
          return Reply.created(
                  AwardView.of(tx.actor(), proposed, locked.now()),
                  "/v1/awards/" + Award.ID.format(proposed.award().id()))
              .etag(proposed.award().versionAt(locked.now()));
        });
  }

  @GET
  @Access(scope = "tenders:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response list(Call call, @PathParam("id") String id) {
    UUID tenderId = call.id(Tender.ID, id);
    Query query = call.query();
    Page page = query.page("-number");
    Asked<Award.WithOrganization> asked =
        AwardService.ofTender(call.tenantId(), tenderId, page, query.asksFirstPageOfAll());
    return reads.run(
        call,
        List.of(TenderService.asked(call.tenantId(), tenderId), asked),
        tx -> {
          tenders.find(tx, tenderId);
          query.done();
          return Reply.ok(
              ListView.paged(
                  page,
                  tx.list(asked),
                  row -> List.of(row.award().id().toString()),
                  row -> AwardView.of(tx.actor(), row, tx.now())));
        });
  }
}
