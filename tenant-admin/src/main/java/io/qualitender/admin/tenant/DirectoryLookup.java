package io.qualitender.admin.tenant;

import io.qualitender.kernel.tx.Tx;
import java.util.Optional;

/** What the control plane asks of the directory, which is the data plane's. */
@FunctionalInterface
public interface DirectoryLookup {

  /** The public id of the directory's entry the caller answers under; empty while unlinked. */
  Optional<String> own(Tx tx);
}
