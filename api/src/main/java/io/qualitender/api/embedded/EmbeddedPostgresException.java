package io.qualitender.api.embedded;

/**
 * The embedded PostgreSQL cannot run. The message is one or two sentences for the person at the
 * terminal: what is wrong and what to do. It needs no stack trace.
 */
public final class EmbeddedPostgresException extends RuntimeException {

  EmbeddedPostgresException(String message) {
    super(message);
  }

  EmbeddedPostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
