package io.qualitender.admin.tenant;

import io.qualitender.kernel.sql.Asked;
import java.util.UUID;

/** The control plane's access to the directory, which belongs to the data plane. */
@FunctionalInterface
public interface DirectoryLookup {

  /** The query of the public id of the directory entry linked to a tenant, if one is. */
  Asked<String> own(UUID tenantId);
}
