package io.qualitender.peer;

import io.qualitender.kernel.problem.Faults;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** 422 with what is wrong. */
final class Refusal {

  private Refusal() {}

  static void throwIfAny(Faults faults) {
    if (!faults.isEmpty()) {
      ErrorResponseException refusal = new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY);
      refusal.getBody().setProperty("errors", faults.list());
      throw refusal;
    }
  }
}
