package io.qualitender.api.run.client;

/** The server does not answer. Its message is printed on the terminal. */
public final class Unreachable extends RuntimeException {

  Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
