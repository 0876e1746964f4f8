package io.qualitender.kernel.migration;

/** The schema does not match this build. The message tells the operator what to do. */
public final class MigrationException extends RuntimeException {

  MigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
