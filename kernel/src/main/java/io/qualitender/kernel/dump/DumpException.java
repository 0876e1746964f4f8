package io.qualitender.kernel.dump;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A dump cannot be written or restored. The message tells the operator what is wrong and what to
 * do.
 */
public final class DumpException extends RuntimeException {

  DumpException(String message) {
    super(message);
  }

  DumpException(String message, Throwable cause) {
    super(message, cause);
  }

  static DumpException notWritten(Path file, IOException cause) {
    return new DumpException(file + " cannot be written (" + reason(cause) + ").", cause);
  }

  static DumpException notRead(Path file, IOException cause) {
    return new DumpException(file + " cannot be read (" + reason(cause) + ").", cause);
  }

  /** The message of these exceptions is only the path. */
  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
