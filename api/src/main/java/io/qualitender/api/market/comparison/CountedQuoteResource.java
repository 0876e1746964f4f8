package io.qualitender.api.market.comparison;

import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Counterpart;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Counts a quote that is set apart, for its organization. */
@Counterpart(certificationBody = "/v1/quotes/{id}")
@Path("/v1/quotes/{id}/count")
@Produces(MediaType.APPLICATION_JSON)
public final class CountedQuoteResource {

  private final Writes writes;
  private final ComparisonService comparisons;

  public CountedQuoteResource(Writes writes, ComparisonService comparisons) {
    this.writes = writes;
    this.comparisons = comparisons;
  }

  @POST
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
  public Response count(Call call, @PathParam("id") String id) {
    UUID quoteId = call.id(Quote.ID, id);
    return writes.run(
        call,
        tx -> {
          Tender tender = comparisons.tenderOf(tx, quoteId);
          RequestBody<CountedQuote.Request> request = call.body(CountedQuote.Request.class);
          call.requireIdempotencyKey();
          ComparedTender table = comparisons.lock(tx, tender);
          OpenedQuote quote = table.quote(quoteId).orElseThrow(SqlErrorTranslator::notFound);
          OpenedQuoteView view = OpenedQuoteView.of(tx, table, quote);
          call.ifMatchIfAny(view.version());
          ObjectStatus.withStatusOnConflict(
              () -> {
                comparisons.count(tx, table, quote, request);
                return null;
              },
              () -> ObjectStatus.of(view.state(), view.allowedActions()));
          OpenedQuoteView counted =
              OpenedQuoteView.of(tx, comparisons.compare(tx, table.tender(), tx.now()), quote);
          return Reply.ok(counted).etag(counted.version());
        });
  }
}
