package io.qualitender.admin.tenant;

import java.time.Instant;

/**
 * Who a live tenant is, by the operator's word.
 *
 * @param name under which name it was verified; that is the tenant's own, not its profile's
 * @param siren under which number
 */
public record Identity(String name, String siren, Instant verifiedAt) {}
