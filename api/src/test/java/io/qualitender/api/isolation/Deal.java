package io.qualitender.api.isolation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An organization and a body that deal with each other about a tender: the parties of a fixture's
 * rows. Each is told by its name, from which its ids follow.
 */
record Deal(String name, String tender, String organization, String body) {

  /** With an organization, a body and a tender of its own. */
  static Deal of(String name) {
    return new Deal(name, name + " tender", name + " organization", name + " body");
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
   * @param word as a fixture writes it: {@code $tender publication} is the publication's id of this
   *     deal's tender
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
        throw new IllegalArgumentException("no fixture knows " + word);
    }
  }

  private static UUID id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
