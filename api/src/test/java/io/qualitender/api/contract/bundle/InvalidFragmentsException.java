package io.qualitender.api.contract.bundle;

import java.util.List;

/** The fragments are invalid; the message lists all faults with file and line. */
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
