package io.qualitender.api.isolation;

import io.qualitender.kernel.tx.TenantKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The parties of a fixture's rows: an organization and a body with a tender. All ids are derived
 * from names.
 */
record FixtureParties(String name, String tender, String organization, String body) {

  /** With its own organization, body and tender. */
  static FixtureParties of(String name) {
    return new FixtureParties(name, name + " tender", name + " organization", name + " body");
  }

  /** A tenant as the context of a transaction names it. */
  record Party(UUID id, TenantKind kind) {}

  Party asOrganization() {
    return new Party(organizationId(), TenantKind.TRAINING_ORGANIZATION);
  }

  Party asBody() {
    return new Party(bodyId(), TenantKind.CERTIFICATION_BODY);
  }

  /** Both parties, and each as the kind that it is not. */
  List<Party> allContexts() {
    return List.of(
        asOrganization(),
        asBody(),
        new Party(organizationId(), TenantKind.CERTIFICATION_BODY),
        new Party(bodyId(), TenantKind.TRAINING_ORGANIZATION));
  }

  UUID organizationId() {
    return id(organization);
  }

  UUID bodyId() {
    return id(body);
  }

  UUID bodyEntryId() {
    return id(body + " entry");
  }

  /**
   * @param word a reference in a fixture: {@code $tender publication} is the id of the publication
   *     of the tender
   */
  UUID resolve(String word) {
    String[] parts = word.split(" ", 2);
    String rest = parts.length == 1 ? "" : " " + parts[1];
    switch (parts[0]) {
      case "$organization":
        return id(organization + rest);
      case "$body":
        return id(body + rest);
      case "$tender":
        return id(tender + rest);
      case "$deal":
        return id(name + rest);
      default:
        throw new IllegalArgumentException("unknown reference in a fixture: " + word);
    }
  }

  private static UUID id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
