package io.qualitender.api.market.contract;

import io.qualitender.api.market.award.AwardService;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderService;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Counterpart;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;

/** The contract of one tender, for its organization. */
@Path("/v1/tenders/{id}/contract")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(certificationBody = "/v1/contracts/{id}")
public final class TenderContractResource {

  private final Writes writes;
  private final TenderService tenders;
  private final AwardService awards;
  private final ContractService contracts;
  private final BiFunction<Tx, UUID, ObjectStatus> tenderStatus;

  public TenderContractResource(
      Writes writes,
      TenderService tenders,
      AwardService awards,
      ContractService contracts,
      BiFunction<Tx, UUID, ObjectStatus> tenderStatus) {
    this.writes = writes;
    this.tenders = tenders;
    this.awards = awards;
    this.contracts = contracts;
    this.tenderStatus = tenderStatus;
  }

  @POST
  @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
  public Response record(Call call, @PathParam("id") String id) {
    UUID tenderId = call.id(Tender.ID, id);
    return writes.run(
        call,
        tx -> {
          tenders.find(tx, tenderId);
          RequestBody<ContractRequest> request = call.body(ContractRequest.class);
          call.requireIdempotencyKey();
          AwardService.LockedTender locked = awards.lock(tx, tenderId);
          call.ifMatchIfAny(locked.tender().version());
          ContractService.Recorded recorded =
              ObjectStatus.withStatusOnConflict(
                  () -> contracts.record(tx, locked, request),
                  () -> tenderStatus.apply(tx, tenderId));
          return Reply.created(
                  ContractView.of(recorded),
                  "/v1/contracts/" + Contract.ID.format(recorded.contract().id()))
              .etag(ContractView.VERSION);
        });
  }
}
