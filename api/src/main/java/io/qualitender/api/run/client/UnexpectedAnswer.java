package io.qualitender.api.run.client;

/** The API answered with an unexpected status. Its message is printed on the terminal. */
public final class UnexpectedAnswer extends RuntimeException {

  public UnexpectedAnswer(String message) {
    super(message);
  }
}
