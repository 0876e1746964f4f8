package io.qualitender.kernel.problem;

/** An entry of an error catalogue whose problems all are conflicts with the state of an object. */
public interface ConflictCode extends ProblemCode {

  @Override
  default int status() {
    return 409;
  }
}
