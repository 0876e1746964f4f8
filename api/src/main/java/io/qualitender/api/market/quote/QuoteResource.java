package io.qualitender.api.market.quote;

import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.invitation.InvitationService;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** A body's quotes over HTTP. */
@Path("/v1/quotes")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(trainingOrganization = "/v1/tenders/{id}/quotes")
public final class QuoteResource {

  private final Reads reads;
  private final Writes writes;
  private final InvitationService invitations;
  private final QuoteService quotes;
  private final QuoteViews views;

  public QuoteResource(
      Reads reads,
      Writes writes,
      InvitationService invitations,
      QuoteService quotes,
      QuoteViews views) {
    this.reads = reads;
    this.writes = writes;
    this.invitations = invitations;
    this.quotes = quotes;
    this.views = views;
  }

  @POST
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.CONTRIBUTOR)
  public Response create(Call call) {
    return writes.run(
        call,
        tx -> {
          RequestBody<QuoteCreateRequest> request = call.body(QuoteCreateRequest.class);
          if (request.faults().has("/invitation_id")) {
            request.faults().throwIfAny();
          }
          Invitation invitation =
              invitations.find(tx, call.id(Invitation.ID, request.value().invitationId()));
          Quote quote =
              ObjectStatus.withStatusOnConflict(
                  () -> quotes.draft(tx, invitation, request.value().quote(), request.faults()),
                  () -> InvitationService.status(tx, invitation.id()));
          return Reply.created(views.view(tx, quote), "/v1/quotes/" + Quote.ID.format(quote.id()))
              .etag(quote.version());
        });
  }

  @GET
  @Access(scope = "quotes:read", kind = Kind.CERTIFICATION_BODY)
  public Response list(Call call) {
    Query query = call.query();
    List<QuoteState> states = query.choices("state", QuoteState.class);
    Page page = query.page();
    query.done();
    Asked<QuoteRow> asked =
        QuoteService.page(call.tenantId(), states, page, query.asksFirstPageOfAll());
    return reads.run(
        call,
        List.of(QuoteService.due(call.tenantId()), asked),
        tx ->
            Reply.ok(
                ListView.paged(
                    page,
                    quotes.list(tx, asked),
                    row -> Page.key(row.quote().createdAt(), row.quote().id()),
                    row -> views.view(tx, row))));
  }

  @GET
  @Path("/{id}")
  @Access(scope = "quotes:read", kind = Kind.CERTIFICATION_BODY)
  public Response get(Call call, @PathParam("id") String id) {
    UUID quoteId = call.id(Quote.ID, id);
    return reads.run(
        call,
        QuoteService.asked(call.tenantId(), quoteId),
        tx -> {
          Quote quote = quotes.find(tx, quoteId);
          call.query().done();
          return reply(tx, quote);
        });
  }

  @PATCH
  @Path("/{id}")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.CONTRIBUTOR)
  public Response update(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, quote) -> {
          RequestBody<QuoteRequest> request =
              call.patch(
                  QuoteRequest.of(quote.content()),
                  () -> views.view(tx, quote),
                  QuoteRequest.class);
          call.ifMatch(quote.version());
          return quotes.rewrite(tx, quote, request);
        });
  }

  @POST
  @Path("/{id}/submit")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.MANAGER)
  public Response submit(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, quote) -> {
          call.noBody();
          call.requireIdempotencyKey();
          call.ifMatch(quote.version());
          return quotes.submit(tx, quote);
        });
  }

  @POST
  @Path("/{id}/withdraw")
  @Access(scope = "quotes:write", kind = Kind.CERTIFICATION_BODY, role = Role.MANAGER)
  public Response withdraw(Call call, @PathParam("id") String id) {
    return change(
        call,
        id,
        (tx, quote) -> {
          call.noBody();
          call.requireIdempotencyKey();
          call.ifMatchIfAny(quote.version());
          return quotes.withdraw(tx, quote);
        });
  }

  private Response change(Call call, String id, BiFunction<Tx, Quote, Quote> act) {
    UUID quoteId = call.id(Quote.ID, id);
    return writes.act(call, tx -> quotes.find(tx, quoteId), act, views::status, this::reply);
  }

  private Reply reply(Tx tx, Quote quote) {
    return Reply.ok(views.view(tx, quote)).etag(quote.version());
  }
}
