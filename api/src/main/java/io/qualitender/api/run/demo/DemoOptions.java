package io.qualitender.api.run.demo;

import java.nio.file.Path;

/**
 * Options of the demo.
 *
 * @param json file for the API's answers: tender, comparison, award, certificate and reminders;
 *     null for none
 * @param requests whether to print each request and its answer
 */
public record DemoOptions(Path json, boolean requests) {

  /** No option. */
  public static final DemoOptions NONE = new DemoOptions(null, false);
}
