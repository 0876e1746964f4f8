package io.qualitender.admin.tenant;

import java.time.Instant;

/**
 * The verified identity of a live tenant.
 *
 * @param name the tenant's name when it was verified, not that of its profile
 * @param siren the SIREN when it was verified
 */
public record Identity(String name, String siren, Instant verifiedAt) {}
