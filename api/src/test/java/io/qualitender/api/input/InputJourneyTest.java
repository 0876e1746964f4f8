package io.qualitender.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import io.qualitender.kernel.id.IdPrefix;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Input in the forms that people use. */
class InputJourneyTest {

  private final Api api = TestServer.shared().api();
  private final TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 2);
  private final Actor atelier = sandbox.organization(0);

  private static String q(String part) {
    return "/v1/certification-bodies?q=" + URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private Answer patch(String json) {
    String etag = atelier.get("/v1/organization").expect(200).etag();
    return atelier.patch("/v1/organization", json).ifMatch(etag).send();
  }

  @Test
  void spacesInNumbersAreIgnored() {
    Answer answer =
        patch(
            Steps.PROFILE
                .replace("732829320\"", "732\u00a0829\u202f320\"")
                .replace("73282932000074", "732 829 320 00074")
                .replace("11751234575", " 11 75 12345 75"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text("/siren")).isEqualTo("732829320");
    assertThat(answer.text("/head_office_siret")).isEqualTo("73282932000074");
    assertThat(answer.text("/nda")).isEqualTo("11751234575");
  }

  @Test
  void numbersOfZerosAreRefused() {
    Answer answer =
        patch(
            Steps.PROFILE
                .replace("732829320\"", "000000000\"")
                .replace("73282932000074", "00000000000000")
                .replace("11751234575", "00000000000"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors").findValuesAsText("code"))
        .containsExactly("all_zeros", "all_zeros", "all_zeros");
  }

  @Test
  void defaultsNeedNotBeSentInTheFirstPatch() {
    Answer empty = atelier.get("/v1/organization").expect(200);
    Answer answer =
        patch(
            """
            {"siren": "732829320", "head_office_siret": "73282932000074", "nda": "11751234575",
             "action_categories": ["vae"],
             "training_turnover": {"amount": 100, "currency": "EUR", "year": 2025}}
            """);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    for (String shown : List.of("/activity", "/new_entrant_categories", "/other_sites")) {
      assertThat(answer.at(shown)).isEqualTo(empty.at(shown));
    }
  }

  @Test
  void clearedMinQuotesGetsTheDefault() {
    Steps.saysWhoItIs(atelier);
    Answer draft =
        atelier
            .post("/v1/tenders", Steps.TENDER.replace("\"min_quotes\": 2", "\"min_quotes\": 4"))
            .expect(201);
    Answer cleared =
        atelier
            .patch("/v1/tenders/" + draft.id(), "{\"min_quotes\": null}")
            .ifMatch(draft.etag())
            .expect(200);
    assertThat(cleared.at("/min_quotes").asInt()).isEqualTo(2);
  }

  @Test
  void searchTreatsAllApostrophesAlike() {
    UUID body = IdPrefix.CERTIFICATION_BODY.parse(sandbox.bodyId(0)).orElseThrow();
    String name = "update reference.certification_body set name = ? where id = ?";
    int cases = 0;
    for (String stored : List.of("L'Essai-Nord", "L\u2019Essai\u2010Nord")) {
      Sql.committed(
          TestServer.shared().database().superuser(),
          connection -> Sql.run(connection, name, stored, body));
      for (String part :
          List.of("l'essai", "L\u2019ESSAI", "l\u02bcessai", "l\u00b4ess", "essai\u2011nord")) {
        Answer found = atelier.get(q(part)).expect(200);
        assertThat(found.at("/items").findValuesAsText("id"))
            .as(part + " in " + stored)
            .containsExactly(sandbox.bodyId(0));
        cases++;
      }
    }
    assertThat(cases).isEqualTo(10);
  }

  @Test
  void searchTextIsVisibleAndAtMostAHundredCharacters() {
    String emoji = "\ud83d\ude00";
    atelier.get(q(emoji.repeat(100))).expect(200);
    for (String wrong : List.of(emoji.repeat(101), "\u3000", "\u200b", "\u00a0\u2003", "")) {
      Answer refused = atelier.get(q(wrong)).refused(400, "invalid_parameter");
      assertThat(refused.text("/errors/0/parameter")).isEqualTo("q");
    }
  }

  @Test
  void passwordLengthCountsCharactersAndDotBeforeAtIsRefused() {
    String emoji = "\ud83d\ude00";
    Answer answer =
        api.anonymous()
            .post(
                "/v1/sign-up",
                """
                {"kind": "training_organization", "name": "Atelier", "siren": "732 829 320",
                 "owner": {"name": "C. Martin", "email": "a.@exemple.fr", "password": "%s"}}
                """
                    .formatted(emoji.repeat(6)))
            .refused(422, "invalid_values");
    assertThat(answer.at("/errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/owner/email", "/owner/password");
  }

  @Test
  void faultsBeyondAHundredAreCountedNotListed() {
    StringBuilder body = new StringBuilder("{\"kind\": \"initial\"");
    for (int i = 0; i < 250; i++) {
      body.append(", \"x").append(i).append("\": 1");
    }
    Answer answer = atelier.post("/v1/tenders", body + "}").refused(400, "malformed_body");
    assertThat(answer.at("/errors")).hasSize(100);
    assertThat(answer.at("/more_errors").asInt()).isEqualTo(150);
  }
}
