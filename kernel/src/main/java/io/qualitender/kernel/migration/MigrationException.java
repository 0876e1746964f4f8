package io.qualitender.kernel.migration;

/** The schema is not as this build needs it. The message is for the operator at the terminal. */
public final class MigrationException extends RuntimeException {

  MigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
