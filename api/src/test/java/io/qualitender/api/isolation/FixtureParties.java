package io.qualitender.api.isolation;

import java.nio.charset.StandardCharsets;
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
