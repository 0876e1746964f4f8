package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.Actor;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a losing body can read does not depend on the winner's price (docs/decisions/0028). The
 * tender has one criterion of weight 100, where points would reveal the price to the cent. Fails if
 * an outcome shows points.
 */
class LosingBodyTest {

  private static final String ONE_CRITERION =
      Steps.TENDER.replaceAll(
          "(?s)\"criteria\": \\[.*\\]",
          "\"criteria\": [{\"code\": \"cycle_cost\", \"weight\": 100}]");

  private static final long[] WINNING = {100_000, 100_001, 117_654, 131_999};

  @Test
  void losingBodyReadsTheSameWhateverTheWinnersPrice() {
    Set<String> readings = new LinkedHashSet<>();
    for (long price : WINNING) {
      readings.add(readingOfALoser(price));
    }
    System.out.println(
        WINNING.length + " prices of a winner, " + readings.size() + " readings of a loser");
    assertThat(readings).hasSize(1);
  }

  private static String readingOfALoser(long winning) {
    TestSandbox sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 2);
    Actor organization = sandbox.organization(0);
    Actor loser = sandbox.body(1);
    Steps.saysWhoItIs(organization);
    var draft = organization.post("/v1/tenders", ONE_CRITERION).expect(201);
    organization
        .post("/v1/tenders/" + draft.id() + "/invitations", "{\"all_eligible\": true}")
        .expect(201);
    String tender = Steps.publishes(organization, draft).id();
    String quote = Steps.submits(sandbox.body(0), tender, winning).id();
    String lost = Steps.submits(loser, tender, 140_000).id();
    sandbox.advanceTo("2026-12-15T11:00:01Z");
    String path = "/v1/tenders/" + tender;
    organization
        .post(path + "/awards", "{\"quote_id\": \"" + quote + "\"}")
        .ifMatch(organization.get(path).expect(200).etag())
        .expect(201);

    StringBuilder all = new StringBuilder();
    String invitation = Steps.invitationOf(loser, tender);
    for (String read :
        new String[] {
          "/v1/quotes/" + lost,
          "/v1/quotes",
          "/v1/quotes?state=opened",
          "/v1/invitations",
          "/v1/invitations/" + invitation,
          "/v1/awards"
        }) {
      all.append(loser.get(read).expect(200).body()).append('\n');
    }
    assertThat(all.toString()).contains("\"result\":\"not_retained\",\"rank\":2");
    return all.toString()
        .replaceAll("[a-z]{3}_[0-9a-z]{26}", "an id")
        .replaceAll("\"[0-9-]{10}T[0-9:.]+Z\"", "an instant")
        .replaceAll("\"(head_office_siret|siren)\":\"\\d+\"", "a number")
        .replaceAll("[0-9a-f]{64}", "a digest");
  }
}
