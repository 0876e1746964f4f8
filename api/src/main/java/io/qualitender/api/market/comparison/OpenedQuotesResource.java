package io.qualitender.api.market.comparison;

import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.QuoteService;
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
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** The quotes of a tender, as its organization reads them once they are opened. */
@Path("/v1/tenders/{id}/quotes")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(certificationBody = "/v1/quotes")
public final class OpenedQuotesResource {

  private final Reads reads;
  private final TenderService tenders;
  private final ComparisonService comparisons;
  private final BiFunction<Tx, UUID, ObjectStatus> tenderStatus;

  public OpenedQuotesResource(
      Reads reads,
      TenderService tenders,
      ComparisonService comparisons,
      BiFunction<Tx, UUID, ObjectStatus> tenderStatus) {
    this.reads = reads;
    this.tenders = tenders;
    this.comparisons = comparisons;
    this.tenderStatus = tenderStatus;
  }

  @GET
  @Access(scope = "tenders:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response list(Call call, @PathParam("id") String id) {
    UUID tenantId = call.tenantId();
    UUID tenderId = call.id(Tender.ID, id);
    Query query = call.query();
    Page page = query.page();
    List<Asked<?>> first = new ArrayList<>(ComparisonService.asked(tenantId, tenderId));
    if (query.asksFirstPageOfAll()) {
      first.add(QuoteService.openedFirstPage(tenantId, tenderId, page));
    }
    return reads.run(
        call,
        first,
        tx -> {
          Tender tender = tenders.find(tx, tenderId);
          query.done();
          List<OpenedQuote> opened =
              ObjectStatus.withStatusOnConflict(
                  () ->
                      comparisons.opened(
                          tx,
                          tender,
                          () ->
                              query.asksFirstPageOfAll()
                                  ? QuoteService.openedFirstPage(tenantId, tenderId, page)
                                  : QuoteService.openedNextPage(tenantId, tenderId, page)),
                  () -> tenderStatus.apply(tx, tenderId));
          ComparedTender table = comparisons.compare(tx, tender, tx.now());
          return Reply.ok(
              ListView.paged(
                  page,
                  opened,
                  row -> Page.key(row.createdAt(), row.id()),
                  quote -> OpenedQuoteView.of(tx, table, quote)));
        });
  }
}
