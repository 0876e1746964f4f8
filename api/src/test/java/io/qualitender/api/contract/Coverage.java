package io.qualitender.api.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The documented answers that the HTTP tests of this run have received. */
public final class Coverage {

  private static final Map<String, Set<Integer>> MET = new ConcurrentHashMap<>();

  private Coverage() {}

  static void note(String operationId, int status) {
    MET.computeIfAbsent(operationId, id -> new ConcurrentSkipListSet<>()).add(status);
  }

  /** The statuses received so far, by operation. */
  public static Map<String, Set<Integer>> met() {
    return Map.copyOf(MET);
  }

  /** The operations that have not succeeded yet, so that their refusals prove nothing. */
  public static Set<String> neverSucceeded() {
    Set<String> missing = new TreeSet<>();
    Contract.get().document().operations().forEach(operation -> missing.add(operation.id()));
    MET.forEach(
        (id, statuses) -> {
          if (statuses.stream().anyMatch(status -> status < 400)) {
            missing.remove(id);
          }
        });
    return missing;
  }
}
