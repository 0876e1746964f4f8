package io.qualitender.api.party.directory;

import java.util.UUID;

/**
 * Which certification body, in the views of objects that concern it.
 *
 * @param cofracNumber null if unknown
 */
public record BodySummary(String id, String name, String cofracNumber) {

  public static BodySummary of(UUID id, String name, String cofracNumber) {
    return new BodySummary(Directory.ID.format(id), name, cofracNumber);
  }
}
