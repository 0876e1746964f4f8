package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The organization's profile, whose first patch opens the certification file. */
class ProfileJourneyTest {

  private final TestSandbox sandbox =
      TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 1);
  private final Actor atelier = sandbox.organization(0);

  @Test
  void firstPatchOpensTheFile() {
    Answer empty = atelier.get("/v1/organization").expect(200);
    assertThat(empty.etag()).isEqualTo("\"0\"");
    assertThat(empty.at("/id").isNull()).isTrue();
    assertThat(empty.text("/legal_name")).isEqualTo(atelier.toString());
    assertThat(empty.at("/turnover_band").isNull()).isTrue();
    assertThat(atelier.get("/v1/certification-file").refused(404, "not_found").text("/detail"))
        .contains("PATCH /v1/organization");

    Answer profile = Steps.saysWhoItIs(atelier);

    assertThat(profile.etag()).isEqualTo("\"1\"");
    assertThat(profile.text("/turnover_band")).isEqualTo("under_150k");
    Answer file = atelier.get("/v1/certification-file").expect(200);
    assertThat(file.text("/phase")).isEqualTo("self_assessment");
    assertThat(file.at("/cycle").toString()).isEqualTo("{\"number\":1,\"kind\":\"initial\"}");
    assertThat(file.at("/current_certificate").isNull()).isTrue();
  }

  @Test
  void laterPatchChangesOnlyItsMembers() {
    Answer profile = Steps.saysWhoItIs(atelier);
    Answer file = atelier.get("/v1/certification-file").expect(200);

    Answer changed =
        atelier
            .patch(
                "/v1/organization",
                "{\"training_turnover\": {\"amount\": 15000000}, \"activity\": {\"remote\": true},"
                    + " \"other_sites\": 4, \"action_categories\": [\"vae\", \"actions_de_formation\"]}")
            .ifMatch(profile.etag())
            .expect(200);

    assertThat(changed.text("/turnover_band")).as("150 000 €").isEqualTo("from_150k_to_750k");
    assertThat(changed.at("/training_turnover/year").asInt()).isEqualTo(2025);
    assertThat(changed.at("/activity/remote").asBoolean()).isTrue();
    assertThat(changed.at("/activity/certifying").asBoolean()).isTrue();
    assertThat(changed.at("/action_categories").toString())
        .as("in legal order")
        .isEqualTo("[\"actions_de_formation\",\"vae\"]");
    assertThat(changed.id()).isEqualTo(profile.id());
    assertThat(atelier.get("/v1/certification-file").expect(200).id()).isEqualTo(file.id());
  }

  @Test
  void staleOrMissingVersionIsRefused() {
    Answer profile = Steps.saysWhoItIs(atelier);
    atelier.patch("/v1/organization", "{\"other_sites\": 1}").refused(428, "if_match_required");
    atelier
        .patch("/v1/organization", "{\"other_sites\": 1}")
        .ifMatch("\"0\"")
        .refused(412, "stale_version");
    atelier
        .call("PATCH", "/v1/organization")
        .body("application/json-patch+json", "{\"other_sites\": 1}")
        .ifMatch(profile.etag())
        .refused(415, "unsupported_media_type");
    assertThat(atelier.get("/v1/organization").expect(200).at("/other_sites").asInt()).isZero();
  }

  @Test
  void allFaultsAreReportedTogether() {
    Answer refusal =
        atelier
            .patch(
                "/v1/organization",
                """
                {"siren": "732829321", "head_office_siret": "7328293200007", "nda": "1175123457A",
                 "action_categories": ["vae", "vae"], "other_sites": -1,
                 "training_turnover": {"amount": -5, "currency": "USD", "year": 2030},
                 "new_entrant_categories": ["apprentissage"], "legal_name": " "}
                """)
            .ifMatch("\"0\"")
            .refused(422, "invalid_values");
    assertThat(faults(refusal))
        .contains(
            "/siren luhn_key_wrong",
            "/head_office_siret wrong_length",
            "/nda wrong_characters",
            "/action_categories/1 repeated",
            "/new_entrant_categories/0 inconsistent",
            "/training_turnover/currency unknown_value",
            "/training_turnover/year out_of_range",
            "/training_turnover/amount out_of_range",
            "/other_sites out_of_range",
            "/legal_name blank");
    assertThat(atelier.get("/v1/organization").expect(200).etag()).isEqualTo("\"0\"");
    atelier.get("/v1/certification-file").refused(404, "not_found");
  }

  @Test
  void malformedBodyIsRefusedBeforeValues() {
    Answer refusal =
        atelier
            .patch(
                "/v1/organization",
                "{\"sirene\": \"732829320\", \"other_sites\": \"2\", \"nda\": \"1\","
                    + " \"training_turnover\": {\"amount\": 12.5, \"currency\": \"EUR\", \"year\": 2025}}")
            .ifMatch("\"0\"")
            .refused(400, "malformed_body");
    assertThat(faults(refusal).stream().map(fault -> fault.split(" ")[0]))
        .contains("/sirene", "/other_sites", "/training_turnover/amount");
  }

  @Test
  void concurrentFirstPatchesOpenOneFile() throws Exception {
    Callable<Integer> attempt =
        () -> atelier.patch("/v1/organization", Steps.PROFILE).ifMatch("\"0\"").send().status();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Integer> statuses = new ArrayList<>();
    try {
      for (Future<Integer> each :
          threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt))) {
        statuses.add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
    assertThat(atelier.get("/v1/certification-file").expect(200).at("/version").asInt())
        .isEqualTo(1);
  }

  @Test
  void bodyHasNoProfileAndNoFile() {
    sandbox.body(0).get("/v1/organization").expect(403);
    sandbox.body(0).get("/v1/certification-file").expect(403);
  }

  private static List<String> faults(Answer refusal) {
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : refusal.at("/errors")) {
      faults.add(fault.path("pointer").asText() + " " + fault.path("code").asText());
    }
    return faults;
  }
}
