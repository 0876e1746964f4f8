package io.qualitender.api.certification.certificate;

import io.qualitender.api.market.tender.TenderState;
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
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** {@code /v1/certificates}: recorded and corrected by bodies, read by both parties. */
@Path("/v1/certificates")
@Counterpart(trainingOrganization = "/v1/certificates")
public final class CertificateResource {

  private static final String NEWEST_FIRST = "-created_at";

  private final Reads reads;
  private final Writes writes;
  private final CertificateService certificates;
  private final Consumer<DueItem> afterCommit;

  /**
   * @param afterCommit runs the outbox task for the organization after the commit; never throws
   */
  public CertificateResource(
      Reads reads, Writes writes, CertificateService certificates, Consumer<DueItem> afterCommit) {
    this.reads = reads;
    this.writes = writes;
    this.certificates = certificates;
    this.afterCommit = afterCommit;
  }

  @POST
  @Access(scope = "certificates:write", kind = Kind.CERTIFICATION_BODY, role = Role.MANAGER)
  public Response record(Call call) {
    call.query().done();
    call.requireIdempotencyKey();
    RequestBody<CertificateRequest> body = call.body(CertificateRequest.class);
    return write(
        call,
        (tx, followUp) -> {
          Certificate certificate =
              ObjectStatus.withStatusOnConflict(
                  () -> {
                    Certificate prepared = certificates.prepare(tx, body.value(), body.faults());
                    call.requireRole();
                    followUp.set(certificates.record(tx, prepared));
                    return prepared;
                  },
                  () -> status(tx, body.value().certificationFileId()));
          return created(tx, certificate);
        });
  }

  @POST
  @Path("/{id}/correct")
  @Access(scope = "certificates:write", kind = Kind.CERTIFICATION_BODY, role = Role.MANAGER)
  public Response correct(Call call, @PathParam("id") String id) {
    return write(
        call,
        (tx, followUp) -> {
          Certificate wrong = certificates.find(tx, call.id(Certificate.ID, id));
          RequestBody<CorrectionRequest> body = call.body(CorrectionRequest.class);
          call.requireIdempotencyKey();
          call.ifMatchIfAny(wrong.version());
          Certificate right =
              ObjectStatus.withStatusOnConflict(
                  () -> {
                    certificates.requireCorrectable(tx, wrong);
                    Certificate prepared =
                        certificates.prepareCorrection(tx, wrong, body.value(), body.faults());
                    call.requireRole();
                    followUp.set(certificates.correct(tx, wrong, prepared));
                    return prepared;
                  },
                  () -> status(tx, certificates.find(tx, wrong.id())));
          return created(tx, right);
        });
  }

  @GET
  @Access(scope = "files:read", kind = Kind.TRAINING_ORGANIZATION)
  @Access(scope = "certificates:read", kind = Kind.CERTIFICATION_BODY)
  public Response list(Call call) {
    Query query = call.query();
    List<CertificateState> states = query.choices("state", CertificateState.class);
    Page page = query.page(NEWEST_FIRST);
    query.done();
    Asked<Certificate.WithBody> asked =
        CertificateService.page(call.actor(), states, page, query.asksFirstPageOfAll());
    return reads.run(
        call,
        List.of(asked),
        tx ->
            Reply.ok(
                ListView.paged(
                    page,
                    tx.list(asked),
                    row -> Page.key(row.certificate().createdAt(), row.certificate().id()),
                    row -> view(tx, row))));
  }

  @GET
  @Path("/{id}")
  @Access(scope = "files:read", kind = Kind.TRAINING_ORGANIZATION)
  @Access(scope = "certificates:read", kind = Kind.CERTIFICATION_BODY)
  public Response read(Call call, @PathParam("id") String id) {
    UUID certificateId = call.id(Certificate.ID, id);
    return reads.run(
        call,
        List.of(CertificateService.asked(call.actor(), certificateId)),
        tx -> {
          Certificate.WithBody found = certificates.findWithBody(tx, certificateId);
          call.query().done();
          return Reply.ok(view(tx, found)).etag(found.certificate().version());
        });
  }

  /**
   * Runs {@code work}, and after the commit its outbox task for the organization, so that the
   * organization's next read sees it.
   */
  private Response write(Call call, BiFunction<Tx, AtomicReference<DueItem>, Reply> work) {
    AtomicReference<DueItem> followUp = new AtomicReference<>();
    Response response = writes.run(call, tx -> work.apply(tx, followUp));
    if (followUp.get() != null) {
      afterCommit.accept(followUp.get());
    }
    return response;
  }

  /** The status of what conflicts with a new certificate: the contract's certificate, if any. */
  private ObjectStatus status(Tx tx, String certificationFileId) {
    return certificates
        .conflicting(tx, certificationFileId)
        .map(certificate -> status(tx, certificate))
        .orElseGet(() -> ObjectStatus.of(TenderState.CONTRACTED, List.of()));
  }

  /** The status that a 409 answer adds. */
  private static ObjectStatus status(Tx tx, Certificate certificate) {
    CertificateState state = certificate.state(CertificateService.today(tx));
    return ObjectStatus.of(state, CertificateView.allowed(state, tx.actor()));
  }

  private Reply created(Tx tx, Certificate certificate) {
    CertificateView view = view(tx, certificates.findWithBody(tx, certificate.id()));
    return Reply.created(view, "/v1/certificates/" + view.id()).etag(certificate.version());
  }

  private static CertificateView view(Tx tx, Certificate.WithBody found) {
    return CertificateView.of(found, tx.actor(), CertificateService.today(tx), tx.now());
  }
}
