package io.qualitender.api.market.contract;

import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** One contract, for both parties. */
@Path("/v1/contracts")
@Produces(MediaType.APPLICATION_JSON)
public final class ContractResource {

  private final Reads reads;
  private final ContractService contracts;

  public ContractResource(Reads reads, ContractService contracts) {
    this.reads = reads;
    this.contracts = contracts;
  }

  @GET
  @Path("/{id}")
  @Access(scope = "tenders:read", kind = Kind.TRAINING_ORGANIZATION)
  @Access(scope = "quotes:read", kind = Kind.CERTIFICATION_BODY)
  public Response get(Call call, @PathParam("id") String id) {
    UUID contractId = call.id(Contract.ID, id);
    return reads.run(
        call,
        List.of(ContractService.asked(call.actor(), contractId)),
        tx -> {
          ContractService.Recorded found = contracts.find(tx, contractId);
          call.query().done();
          return Reply.ok(ContractView.of(found)).etag(ContractView.VERSION);
        });
  }
}
