package io.qualitender.bench;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param root the repository
 */
record Folders(Path root) {

  Path bench() {
    return root.resolve("bench");
  }

  /** The product as it is delivered. */
  Path jar() {
    return root.resolve("api/target/qualitender.jar");
  }

  /** The same endpoints in Spring Boot. */
  Path peer() {
    return bench().resolve("peer/target/peer.jar");
  }

  /** What a run writes, except for the report. */
  Path work() {
    return bench().resolve("target/work");
  }

  /** PostgreSQL with the data of one size; kept for the next run. */
  Path data(int organizations) {
    return bench().resolve("target/data/" + organizations);
  }

  /** PostgreSQL's programs, unpacked once. */
  Path programs() {
    return bench().resolve("target/postgres");
  }
}
