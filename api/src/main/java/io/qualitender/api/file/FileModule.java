package io.qualitender.api.file;

import io.qualitender.api.file.certificationfile.CertificationFileResource;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.file.certificationfile.FileCertificates;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.component.Transactions;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.tx.Tx;
import java.util.UUID;
import java.util.function.Function;

/** Builds and registers the certification file. */
public final class FileModule {

  private final CertificationService certification = new CertificationService();

  /**
   * @param askCertificates what {@code certificates} asks, to be read with other queries
   * @param certificates the organization's certificates, which a later wing records
   */
  public FileModule(
      Components components,
      Transactions transactions,
      Function<UUID, Asked<?>> askCertificates,
      Function<Tx, FileCertificates> certificates) {
    components.addResource(
        new CertificationFileResource(
            transactions.reads(), certification, askCertificates, certificates));
  }

  public CertificationService certification() {
    return certification;
  }
}
