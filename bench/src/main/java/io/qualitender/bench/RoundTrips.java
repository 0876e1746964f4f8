package io.qualitender.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts round trips per request, on a server without due work and with one request at a time. The
 * pool asks {@code select 1} of a connection that was idle for long; such trips are not counted.
 */
final class RoundTrips {

  private static final int REQUESTS = 12;
  private static final long KEY_FORGOTTEN_MILLIS = 600;
  private static final String POOL = "select 1";

  /**
   * Of one operation.
   *
   * @param known when the server knows the key
   * @param unknown when it has not seen the key for a while; equal to {@code known} where it asks
   *     for the key's life with each request
   * @param statements what was executed, with an unknown key
   */
  record Counted(int known, int unknown, List<String> statements) {}

  private RoundTrips() {}

  static Map<Operation, Counted> count(
      Folders folders, Database database, Dataset data, List<Operation> operations)
      throws Exception {
    Map<Operation, Counted> counted = new EnumMap<>(Operation.class);
    List<Operation.DraftQuote> drafts = new Rows(database).drafts();
    try (RoundTripProxy proxy = RoundTripProxy.before(database);
        ProductServer product =
            ProductServer.start(folders, database, proxy.port(), ProductServer.Form.QUIET)) {
      Answers answers = new Answers(product.port());
      for (Operation operation : operations) {
        counted.put(operation, count(operation, operation.requests(data, drafts), answers, proxy));
        new Rows(database).putBack(operation);
      }
    }
    return counted;
  }

  private static Counted count(
      Operation operation, List<Request> requests, Answers answers, RoundTripProxy proxy)
      throws InterruptedException {
    List<Double> known = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    List<String> statements = List.of();
    for (int n = 0; n < REQUESTS; n++) {
      Request request = requests.get(n % requests.size());
      Thread.sleep(KEY_FORGOTTEN_MILLIS);
      proxy.takeTrips();
      proxy.takeStatements();
      answers.to(request);
      List<String> executed = proxy.takeStatements();
      unknown.add(trips(proxy, executed));
      if (statements.isEmpty() || executed.size() < statements.size()) {
        statements = executed.stream().filter(each -> !POOL.equals(each)).toList();
      }
      Request again = operation.isOnce() ? sameKey(requests, request) : request;
      if (again != null) {
        answers.to(again);
        known.add(trips(proxy, proxy.takeStatements()));
      }
    }
    return new Counted(least(known), least(unknown), statements);
  }

  private static double trips(RoundTripProxy proxy, List<String> executed) {
    return proxy.takeTrips() - (double) executed.stream().filter(POOL::equals).count();
  }

  private static int least(List<Double> counts) {
    return counts.isEmpty() ? 0 : (int) Spread.of(counts).min();
  }

  /** Another request of the same tenant that was not sent yet, from the end of the list. */
  private static Request sameKey(List<Request> requests, Request sent) {
    for (int i = requests.size() - 1; i > REQUESTS; i--) {
      Request other = requests.get(i);
      if (other.key().equals(sent.key())) {
        return requests.remove(i);
      }
    }
    return null;
  }
}
