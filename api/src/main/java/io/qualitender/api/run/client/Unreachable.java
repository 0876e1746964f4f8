package io.qualitender.api.run.client;

/** Nobody answers at the address. Its message is for the terminal. */
public final class Unreachable extends RuntimeException {

  Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
