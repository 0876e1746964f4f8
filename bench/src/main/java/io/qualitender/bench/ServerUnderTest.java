package io.qualitender.bench;

/**
 * A running server that answers the operations of the bench: the product, or a peer on the same
 * database with the same roles, keys and paths.
 */
interface ServerUnderTest extends AutoCloseable {

  /** Starts one on a database that is migrated and filled, and waits for its first answer. */
  @FunctionalInterface
  interface Start {
    ServerUnderTest on(Database database);
  }

  /** As in the report's tables. */
  String name();

  /** On 127.0.0.1. */
  int port();

  /** Its process, for processor time and memory. */
  long pid();

  /** Whether it answers this operation; a peer may have some of them only. */
  boolean answers(Operation operation);

  /** Stops it and waits for its end. */
  @Override
  void close();
}
