package io.qualitender.api.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.isolation.Market;
import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.QualitenderServer;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.TestDatabase;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The round trips to the database of each operation, key check included, as {@code
 * src/test/resources/round-trips.txt} lists them: an operation that costs another trip is seen in
 * review. Counted on the wire, without due jobs, once the key is known.
 */
class RoundTripsTest {

  private static final Path TABLE = Path.of("src/test/resources/round-trips.txt");
  private static final Pattern PORT = Pattern.compile(":(\\d+)/");
  private static final OpenApi DOCUMENT = OpenApi.load();

  /** Its round trips are those of the work that falls due. */
  private static final String DOES_WHAT_IS_DUE = "advanceTestClock";

  /**
   * The fewest round trips of each operation: of a read for each object, since objects are in
   * different states, of a write for all.
   */
  private final SortedMap<String, SortedMap<String, Integer>> counted = new TreeMap<>();

  private TripCounter counter;

  @Test
  void operationsCostTheListedRoundTrips() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        TripCounter trips = counterFor(database);
        QualitenderServer server = serverBehind(trips, database)) {
      counter = trips;
      Api api = Api.at(URI.create("http://localhost:" + server.port()), this::count);
      Market market = new Market(api);
      counted.keySet().removeIf(operation -> operation.startsWith("GET "));
      DOCUMENT.operations().stream()
          .filter(each -> each.method().equals("GET") && each.isAuthenticated())
          .forEach(each -> read(market, each));
    }
    assertThat(table()).isEqualTo(Files.readString(TABLE));
  }

  private static TripCounter counterFor(TestDatabase database) throws IOException {
    Matcher port = PORT.matcher(database.access().jdbcUrl());
    assertThat(port.find()).isTrue();
    return new TripCounter(Integer.parseInt(port.group(1)), database.access().app().user());
  }

  private static QualitenderServer serverBehind(TripCounter trips, TestDatabase database)
      throws Exception {
    DatabaseAccess real = database.access();
    DatabaseAccess counted =
        new DatabaseAccess(
            PORT.matcher(real.jdbcUrl()).replaceFirst(":" + trips.port() + "/"),
            real.migrator(),
            real.app(),
            real.control(),
            real.worker());
    return QualitenderServer.start(
        QualitenderServer.Settings.DEV,
        0,
        0,
        counted,
        settings -> settings.setTick(Duration.parse("0s")));
  }

  private Response count(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    int before = counter.trips();
    Response response = context.next(request, expected);
    int trips = counter.trips() - before;
    if (response.statusCode() < 300) {
      String path = URI.create(request.getURI()).getPath();
      DOCUMENT.operations().stream()
          .filter(each -> each.method().equals(request.getMethod()) && each.matches(path))
          .filter(each -> each.isAuthenticated() && !each.id().equals(DOES_WHAT_IS_DUE))
          .forEach(each -> note(each, path, trips));
    }
    return response;
  }

  private void note(Operation operation, String path, int trips) {
    counted
        .computeIfAbsent(operation.method() + " " + operation.path(), name -> new TreeMap<>())
        .merge(operation.method().equals("GET") ? path : "", trips, Math::min);
  }

  /** Reads every object of the market that has such a path. */
  private static void read(Market market, Operation operation) {
    Actor actor =
        operation.tenancy().equals("certification_body") ? market.body : market.organization;
    for (String path : paths(market, operation)) {
      for (int i = 0; i < 3; i++) {
        actor.get(path).send();
      }
    }
  }

  private static List<String> paths(Market market, Operation operation) {
    if (!operation.path().contains("{")) {
      return List.of(operation.path());
    }
    String collection = operation.path().split("/")[2];
    return market.ids.getOrDefault(collection, Set.of()).stream()
        .map(id -> operation.path().replaceFirst("\\{[^}]*}", id))
        .toList();
  }

  private String table() {
    return counted.entrySet().stream()
        .map(each -> line(each))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(Map.Entry<String, SortedMap<String, Integer>> each) {
    int fewest = Collections.min(each.getValue().values());
    int most = Collections.max(each.getValue().values());
    return each.getKey() + ": " + (fewest == most ? "" : fewest + " to ") + most;
  }
}
