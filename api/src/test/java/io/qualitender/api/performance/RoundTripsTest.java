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

  /** The fewest and the most trips of an operation, for objects in different states. */
  private final SortedMap<String, int[]> counted = new TreeMap<>();

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
          .filter(Operation::isAuthenticated)
          .forEach(each -> note(each, trips));
    }
    return response;
  }

  private void note(Operation operation, int trips) {
    counted.merge(
        operation.method() + " " + operation.path(),
        new int[] {trips, trips},
        (one, other) -> new int[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])});
  }

  /** Reads every object of the market that has such a path. */
  private static void read(Market market, Operation operation) {
    Actor actor =
        operation.tenancy().equals("certification_body") ? market.body : market.organization;
    for (String path : paths(market, operation)) {
      actor.get(path).send();
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

  private static String line(Map.Entry<String, int[]> each) {
    int[] trips = each.getValue();
    return each.getKey() + ": " + (trips[0] == trips[1] ? "" : trips[0] + " to ") + trips[1];
  }
}
