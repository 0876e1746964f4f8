package io.qualitender.api.market.tender;

import io.qualitender.api.market.publication.TenderSelection;
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
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** The organization's tenders over HTTP. */
@Path("/v1/tenders")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(certificationBody = "/v1/invitations")
public final class TenderResource {

  private final Reads reads;
  private final Writes writes;
  private final TenderService tenders;
  private final TenderPublishing publishing;
  private final TenderAwardSummaries awards;
  private final TenderViews views;

  public TenderResource(
      Reads reads,
      Writes writes,
      TenderService tenders,
      TenderPublishing publishing,
      TenderAwardSummaries awards,
      TenderViews views) {
    this.reads = reads;
    this.writes = writes;
    this.tenders = tenders;
    this.publishing = publishing;
    this.awards = awards;
    this.views = views;
  }

  @POST
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.CONTRIBUTOR)
  public Response create(Call call) {
    return writes.run(
        call,
        tx -> {
          RequestBody<TenderRequest> request = call.body(TenderRequest.class);
          Tender draft = tenders.draft(tx, request.value().terms(), request.faults());
          return Reply.created(views.view(tx, draft), "/v1/tenders/" + Tender.ID.format(draft.id()))
              .etag(draft.version());
        });
  }

  @GET
  @Access(scope = "tenders:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response list(Call call) {
    Query query = call.query();
    List<TenderState> states = query.choices("state", TenderState.class);
    Page page = query.page("-created_at");
    query.done();
    UUID tenantId = call.tenantId();
    boolean all = query.asksFirstPageOfAll();
    Asked<Tender> asked = TenderService.askPage(tenantId, states, page, all);
    List<Asked<?>> first = new ArrayList<>(List.of(TenderService.askDue(tenantId), asked));
    if (all) {
      first.addAll(views.asked(call.actor(), new TenderSelection.Newest(page.fetch())));
    }
    return reads.run(
        call,
        first,
        tx ->
            Reply.ok(
                ListView.pagedTogether(
                    page,
                    tenders.list(tx, asked),
                    row -> Page.key(row.createdAt(), row.id()),
                    rows ->
                        views.views(
                            tx,
                            rows,
                            all
                                ? new TenderSelection.Newest(page.fetch())
                                : TenderSelection.of(rows.stream().map(Tender::id).toList())))));
  }

  @GET
  @Path("/{id}")
  @Access(scope = "tenders:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response get(Call call, @PathParam("id") String id) {
    UUID tenderId = call.id(Tender.ID, id);
    List<Asked<?>> first =
        new ArrayList<>(views.asked(call.actor(), new TenderSelection.One(tenderId)));
    first.add(TenderService.asked(call.tenantId(), tenderId));
    return reads.run(
        call,
        first,
        tx -> {
          Tender tender = tenders.find(tx, tenderId);
          call.query().done();
          return reply(tx, tender);
        });
  }

  @PATCH
  @Path("/{id}")
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.CONTRIBUTOR)
  public Response update(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, tender) -> {
          RequestBody<TenderRequest> request =
              call.patch(
                  TenderRequest.of(tender), () -> views.view(tx, tender), TenderRequest.class);
          call.ifMatch(tender.version());
          return tenders.update(tx, tender, request);
        });
  }

  @POST
  @Path("/{id}/publish")
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
  public Response publish(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, tender) -> {
          call.noBody();
          call.requireIdempotencyKey();
          call.ifMatch(tender.version());
          return publishing.publish(tx, tender);
        });
  }

  @POST
  @Path("/{id}/discard")
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.CONTRIBUTOR)
  public Response discard(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, tender) -> {
          call.noBody();
          call.ifMatchIfAny(tender.version());
          return tenders.discard(tx, tender);
        });
  }

  @POST
  @Path("/{id}/cancel")
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
  public Response cancel(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, tender) -> {
          RequestBody<EndingRequest.Cancel> request = call.body(EndingRequest.Cancel.class);
          call.requireIdempotencyKey();
          call.ifMatchIfAny(tender.version());
          TenderService.requirePossible(tx, tender, TenderAct.CANCEL);
          return tenders.cancel(tx, tender, request.valueOrThrow().ending());
        });
  }

  @POST
  @Path("/{id}/close-without-award")
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
  public Response closeWithoutAward(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, tender) -> {
          RequestBody<EndingRequest.CloseWithoutAward> request =
              call.body(EndingRequest.CloseWithoutAward.class);
          call.requireIdempotencyKey();
          call.ifMatchIfAny(tender.version());
          TenderService.requirePossible(tx, tender, TenderAct.CLOSE_WITHOUT_AWARD);
          tx.actor().requireBeforeValues(() -> TenderService.requireNoAward(tx, tender, awards));
          return tenders.closeWithoutAward(tx, tender, request.valueOrThrow().ending(), awards);
        });
  }

  private Response change(Call call, String id, BiFunction<Tx, Tender, Tender> act) {
    UUID tenderId = call.id(Tender.ID, id);
    return writes.act(call, tx -> tenders.find(tx, tenderId), act, views::status, this::reply);
  }

  private Reply reply(Tx tx, Tender tender) {
    return Reply.ok(views.view(tx, tender)).etag(tender.version());
  }
}
