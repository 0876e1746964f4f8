package io.qualitender.api.run.demo;

import java.nio.file.Path;

/**
 * What is wanted beside the story.
 *
 * @param json where to write the tender, comparison, award, certificate and reminders as the API
 *     answered them; null = nowhere
 * @param requests whether to print each request and its answer
 */
public record DemoOptions(Path json, boolean requests) {

  /** The story alone. */
  public static final DemoOptions NONE = new DemoOptions(null, false);
}
