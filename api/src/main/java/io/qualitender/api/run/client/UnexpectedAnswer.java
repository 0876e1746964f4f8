package io.qualitender.api.run.client;

/** The API answered something else than what was needed. Its message is for the terminal. */
public final class UnexpectedAnswer extends RuntimeException {

  public UnexpectedAnswer(String message) {
    super(message);
  }
}
