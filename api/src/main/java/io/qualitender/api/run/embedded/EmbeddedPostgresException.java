package io.qualitender.api.run.embedded;

/**
 * The embedded PostgreSQL cannot run. The message tells the user in one or two sentences what is
 * wrong and what to do, without stack trace.
 */
public final class EmbeddedPostgresException extends RuntimeException {

  private final boolean folderInUse;

  EmbeddedPostgresException(String message) {
    this(message, false);
  }

  private EmbeddedPostgresException(String message, boolean folderInUse) {
    super(message);
    this.folderInUse = folderInUse;
  }

  EmbeddedPostgresException(String message, Throwable cause) {
    super(message, cause);
    this.folderInUse = false;
  }

  static EmbeddedPostgresException inUse(String message) {
    return new EmbeddedPostgresException(message, true);
  }

  /** Whether another process holds the folder, so that a caller may take another one. */
  public boolean isFolderInUse() {
    return folderInUse;
  }
}
