package io.qualitender.api.file.certificationfile;

import io.qualitender.api.file.certificationfile.CertificationService.FileWithCycles;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Counterpart;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/certification-file}: the organization's one file. */
@Path("/v1/certification-file")
@Counterpart(certificationBody = "/v1/certificates")
public final class CertificationFileResource {

  private final Reads reads;
  private final CertificationService certification;
  private final Directory directory;
  private final Function<Tx, FileCertificates> certificates;

  public CertificationFileResource(
      Reads reads,
      CertificationService certification,
      Directory directory,
      Function<Tx, FileCertificates> certificates) {
    this.reads = reads;
    this.certification = certification;
    this.directory = directory;
    this.certificates = certificates;
  }

  @GET
  @Access(scope = "files:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response read(Call call) {
    call.query().done();
    return reads.run(
        call,
        tx -> {
          FileWithCycles found = certification.file(tx);
          CertificationFileView view =
              CertificationFileView.of(
                  found.file(),
                  found.cycles(),
                  underContract(tx, found.cycles()).orElse(null),
                  certificates.apply(tx),
                  tx.now());
          return Reply.ok(view).etag(view.version());
        });
  }

  /**
   * The body of the newest cycle that has one: while a new cycle has none, the previous cycle's
   * body still certifies.
   */
  private Optional<CertificationBody> underContract(Tx tx, List<Cycle> newestFirst) {
    return newestFirst.stream()
        .filter(cycle -> cycle.certificationBodyId() != null)
        .findFirst()
        .flatMap(cycle -> directory.find(tx, cycle.certificationBodyId()));
  }
}
