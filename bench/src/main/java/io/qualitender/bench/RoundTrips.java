package io.qualitender.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Counts round trips per request, on a server without due work and with one request at a time. The
 * pool asks {@code select 1} of a connection that was idle for long; such trips are not counted.
 */
final class RoundTrips {

  private static final int REQUESTS = 12;
  private static final String POOL = "select 1";

  /**
   * Of one operation.
   *
   * @param known when the server knows the key
   * @param unknown with a key that it sees for the first time; 0 where all were seen before
   * @param statements what was executed, with a known key
   */
  record Counted(int known, int unknown, @JsonIgnore List<String> statements) {}

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
      Set<KeyText> asked = new HashSet<>();
      for (Operation operation : operations) {
        Counted of = count(operation.requests(data, drafts), asked, answers, proxy);
        // To copy from when the product's statements have changed.
        Files.write(
            folders.work().resolve("sent-" + operation.word() + ".sql"),
            of.statements().stream().map(each -> each.strip() + ";\n").toList());
        counted.put(operation, of);
        new Rows(database).putBack(operation);
      }
    }
    return counted;
  }

  private static Counted count(
      List<Request> requests, Set<KeyText> asked, Answers answers, RoundTripProxy proxy) {
    List<Double> known = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    List<String> statements = List.of();
    for (int n = 0; n < REQUESTS && !requests.isEmpty(); n++) {
      Request request = next(requests, key -> !asked.contains(key));
      boolean isNew = request != null;
      request = isNew ? request : requests.remove(requests.size() - 1);
      asked.add(request.key());
      (isNew ? unknown : known).add(ask(request, answers, proxy, new ArrayList<>()));
      KeyText key = request.key();
      Request again = request.isRepeatable() ? request : next(requests, key::equals);
      if (again != null) {
        List<String> executed = new ArrayList<>();
        known.add(ask(again, answers, proxy, executed));
        if (statements.isEmpty() || executed.size() < statements.size()) {
          statements = executed;
        }
      }
    }
    return new Counted(least(known), least(unknown), statements);
  }

  /** Takes the last request whose key is such; null if there is none. */
  private static Request next(List<Request> requests, Predicate<KeyText> such) {
    for (int i = requests.size() - 1; i >= 0; i--) {
      if (such.test(requests.get(i).key())) {
        return requests.remove(i);
      }
    }
    return null;
  }

  private static double ask(
      Request request, Answers answers, RoundTripProxy proxy, List<String> executed) {
    proxy.takeTrips();
    proxy.takeStatements();
    answers.to(request);
    List<String> all = proxy.takeStatements();
    all.stream().filter(each -> !POOL.equals(each)).forEach(executed::add);
    return proxy.takeTrips() - (double) all.stream().filter(POOL::equals).count();
  }

  private static int least(List<Double> counts) {
    return counts.isEmpty() ? 0 : (int) Spread.of(counts).min();
  }
}
