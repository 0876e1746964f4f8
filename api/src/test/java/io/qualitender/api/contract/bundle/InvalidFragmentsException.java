package io.qualitender.api.contract.bundle;

import java.util.List;

/** The fragments make no document: every fault with its file and, where there is one, its line. */
final class InvalidFragmentsException extends RuntimeException {

  InvalidFragmentsException(List<String> faults) {
    super("The fragments of openapi.yaml:\n  " + String.join("\n  ", faults));
  }

  static void throwIfAny(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidFragmentsException(faults);
    }
  }
}
