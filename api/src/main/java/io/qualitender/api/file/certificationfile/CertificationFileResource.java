package io.qualitender.api.file.certificationfile;

import io.qualitender.api.file.certificationfile.CertificationService.FileWithCycles;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Counterpart;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** {@code /v1/certification-file}: the organization's one file. */
@Path("/v1/certification-file")
@Counterpart(certificationBody = "/v1/certificates")
public final class CertificationFileResource {

  private final Reads reads;
  private final CertificationService certification;
  private final Function<UUID, Asked<?>> askCertificates;
  private final Function<Tx, FileCertificates> certificates;

  /**
   * @param askCertificates what {@code certificates} asks, to be read with other queries
   */
  public CertificationFileResource(
      Reads reads,
      CertificationService certification,
      Function<UUID, Asked<?>> askCertificates,
      Function<Tx, FileCertificates> certificates) {
    this.reads = reads;
    this.certification = certification;
    this.askCertificates = askCertificates;
    this.certificates = certificates;
  }

  @GET
  @Access(scope = "files:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response read(Call call) {
    call.query().done();
    List<Asked<?>> first = new ArrayList<>(CertificationService.asked(call.tenantId()));
    first.add(askCertificates.apply(call.tenantId()));
    return reads.run(
        call,
        first,
        tx -> {
          FileWithCycles found = certification.file(tx);
          CertificationFileView view =
              CertificationFileView.of(
                  found.file(),
                  found.cycles(),
                  certification.underContract(tx).orElse(null),
                  certificates.apply(tx),
                  tx.now());
          return Reply.ok(view).etag(view.version());
        });
  }
}
