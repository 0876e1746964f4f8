package io.qualitender.admin.tenant;

import io.qualitender.kernel.tx.Tx;
import java.util.Optional;

/** The control plane's access to the directory, which belongs to the data plane. */
@FunctionalInterface
public interface DirectoryLookup {

  /** The public id of the directory entry linked to the caller; empty if none is. */
  Optional<String> own(Tx tx);
}
