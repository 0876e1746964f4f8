package io.qualitender.api.party.directory;

import io.qualitender.api.party.directory.Directory.Filter;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.ListView;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.http.PublicEndpoint;
import io.qualitender.kernel.http.Query;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Transaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** {@code /v1/certification-bodies}: public; a key of a sandbox also sees its fictional bodies. */
@Path("/v1/certification-bodies")
@Produces(MediaType.APPLICATION_JSON)
public final class DirectoryResource {

  private final Reads reads;
  private final Directory directory;

  public DirectoryResource(Reads reads, Directory directory) {
    this.reads = reads;
    this.directory = directory;
  }

  @GET
  @PublicEndpoint(credential = true)
  public Response list(Call call) {
    Query query = call.query();
    Filter filter =
        new Filter(
            query.text("q", 100),
            query.choices("action_category", ActionCategory.class),
            query.choice("listing_status", ListingStatus.class),
            query.bool("fictional"),
            query.bool("invitable"));
    Page page = query.page("name");
    query.done();
    UUID sandboxId = sandboxId(call);
    return read(
        call,
        tx ->
            Reply.ok(
                ListView.paged(
                    page,
                    directory.page(tx, filter, sandboxId, page),
                    body -> List.of(body.name(), body.id().toString()),
                    body -> CertificationBodyView.of(body, sandboxId, call.language()))));
  }

  @GET
  @Path("/{id}")
  @PublicEndpoint(credential = true)
  public Response get(Call call, @PathParam("id") String id) {
    UUID bodyId = call.id(Directory.ID, id);
    call.query().done();
    UUID sandboxId = sandboxId(call);
    return read(
        call,
        tx -> {
          CertificationBody body =
              directory.find(tx, bodyId).orElseThrow(SqlErrorTranslator::notFound);
          return Reply.ok(CertificationBodyView.of(body, sandboxId, call.language()))
              .etag(body.version());
        });
  }

  private Response read(Call call, Function<Transaction, Reply> work) {
    return call.actorIfAny().isPresent()
        ? reads.run(call, work::apply)
        : reads.runPublic(call, work::apply);
  }

  private static UUID sandboxId(Call call) {
    return call.actorIfAny().map(Actor::sandboxId).orElse(null);
  }
}
