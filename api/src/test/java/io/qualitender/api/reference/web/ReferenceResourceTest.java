package io.qualitender.api.reference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dropwizard.core.setup.Environment;
import io.qualitender.api.contract.Contract;
import io.qualitender.api.contract.Exchange;
import io.qualitender.api.reference.ReferenceModule;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.http.problem.RequestId;
import io.qualitender.kernel.http.server.HttpServerSetup;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The public endpoints: the requests of the contract's examples and refusals, each answer checked
 * against openapi.yaml.
 */
class ReferenceResourceTest {
  /** Half past midnight of 1 December in Paris, still November in UTC. */
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-30T23:30:00Z"));

  private static final JsonMapper JSON = new JsonMapper();
  private static final ApplicationHandler API = api();

  private static ApplicationHandler api() {
    Environment environment = new Environment("test");
    HttpServerSetup.install(
        environment, secret -> Optional.empty(), HttpServerSetup.Settings.unlimited());
    Components components = new Components();
    new ReferenceModule(components, CLOCK);
    components.resources().forEach(environment.jersey()::register);
    return new ApplicationHandler(environment.jersey().getResourceConfig());
  }

  @Test
  void theAuditDurationOfTheExamples() throws Exception {
    Answer answer =
        get(
            "/v1/audit-duration?kind=initial&training_turnover_amount=8000000"
                + "&action_categories=actions_de_formation&other_sites=4&new_entrant=false");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(answer.body()).contains("\"days\":2.0");
    assertThat(answer.json())
        .isEqualTo(
            JSON.readTree(
                """
                {"object": "audit_duration", "kind": "initial", "turnover_band": "under_150k",
                 "days": 2.0, "confirmed_days": 2.0, "sampled_sites": 2, "indicative": false, "confidence": "a",
                 "rules_version": "2026-11-26", "rules_effective_from_on": "2023-09-01",
                 "breakdown": [
                   {"part": "base", "count": null, "days": 1.0, "confidence": "a"},
                   {"part": "actions_de_formation", "count": null, "days": 0.0,
                    "confidence": "a"},
                   {"part": "sampled_sites", "count": 2, "days": 1.0, "confidence": "a"}],
                 "legal_basis": "Arrêté du 6 juin 2019 relatif aux modalités d'audit, modifié par \
                l'arrêté du 31 mai 2023 (art. 1, 2, 4, 5, 6, 7, 10)"}"""));
  }

  @Test
  void theApplicableIndicatorsOfTheExamples() throws Exception {
    Answer answer =
        get(
            "/v1/applicable-indicators?audit_on=2026-12-01&action_categories=actions_de_formation"
                + "&certifying=true&uses_subcontractors=true&work_study=false"
                + "&work_based_periods=false&longer_than_two_days=true");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("referential").asText()).isEqualTo("v10");
    assertThat(answer.json().path("applicable_count").asInt()).isEqualTo(26);
    assertThat(answer.json().path("items")).hasSize(33);
    JsonNode third = answer.json().at("/items/2");
    assertThat(third.path("number").asInt()).isEqualTo(3);
    assertThat(third.path("applicable").asBoolean()).isTrue();
    assertThat(third.path("non_conformity").asText()).isEqualTo("minor_or_major");
    assertThat(third.path("provisional").asBoolean()).isTrue();
    assertThat(third.path("condition").asText()).isEqualTo("certifying");
    assertThat(third.path("reason").asText())
        .isEqualTo("Applicable : vos prestations conduisent à une certification professionnelle.");
  }

  @Test
  void omittedActivityMeansLongerThanTwoDaysOnly() throws Exception {
    String question =
        "/v1/applicable-indicators?audit_on=%s&action_categories=actions_de_formation";

    assertThat(get(question.formatted("2026-10-31")).json().path("applicable_count").asInt())
        .isEqualTo(22);
    assertThat(get(question.formatted("2026-10-31")).json().path("referential").asText())
        .isEqualTo("v9");
    assertThat(get(question.formatted("2026-11-01")).json().path("referential").asText())
        .isEqualTo("v10");
  }

  @ParameterizedTest
  @CsvSource({
    "action_categories=vae&action_categories=apprentissage",
    "'action_categories=vae,apprentissage'"
  })
  void categoriesAreRepeatedOrSeparatedByCommas(String categories) throws Exception {
    Answer answer = get("/v1/eligibility?" + categories);

    assertThat(answer.json().path("action_categories"))
        .isEqualTo(JSON.readTree("[\"vae\", \"apprentissage\"]"));
  }

  @Test
  void duplicateCategoryIsRefused() throws Exception {
    Answer answer =
        get("/v1/eligibility?action_categories=vae&action_categories=apprentissage,vae");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("repeated");
  }

  @Test
  void reasonsAreInTheReadersLanguage() throws Exception {
    String question = "/v1/eligibility?action_categories=vae&public_funding=true";

    Answer french = get(question);
    Answer english = get(question, Map.of("Accept-Language", "en-GB, fr;q=0.5"));

    assertThat(french.json().at("/reasons/1/text").asText()).startsWith("La certification est");
    assertThat(english.json().at("/reasons/1/text").asText()).startsWith("Certification is");
    assertThat(french.json().at("/reasons/1/code")).isEqualTo(english.json().at("/reasons/1/code"));
    assertThat(english.header("Content-Language")).isEqualTo("en");
    assertThat(english.header("Vary")).contains("Accept-Language");
  }

  @Test
  void eligibilityDefaultsToTodayInParis() throws Exception {
    JsonNode today =
        get("/v1/eligibility?action_categories=vae&delivered_categories=vae&public_funding=true")
            .json();

    assertThat(today.path("apply_on").asText()).isEqualTo("2026-12-01");
    assertThat(today.path("may_apply").asBoolean()).isTrue();
    assertThat(today.path("ready_for_initial_audit").asBoolean()).isTrue();
    assertThat(today.path("compulsory").asBoolean()).isTrue();

    JsonNode refused =
        get("/v1/eligibility?action_categories=vae&last_refusal_or_withdrawal_on=2026-11-30")
            .json();
    assertThat(refused.path("may_apply").asBoolean()).isFalse();
    assertThat(refused.path("earliest_application_on").asText()).isEqualTo("2027-02-28");
  }

  @Test
  void versionsAreListedNewestFirstAndReadByName() throws Exception {
    assertThat(get("/v1/referentials").json().findValuesAsText("version"))
        .containsExactly("v10", "v9");
    assertThat(get("/v1/referentials/v9").json().path("indicators")).hasSize(32);
    JsonNode v10 = get("/v1/referentials/v10").json();
    assertThat(v10.path("indicators")).hasSize(33);
    assertThat(v10.at("/indicators/32/reviewed_at_every_surveillance").isNull()).isTrue();
    assertThat(v10.at("/indicators/11/condition").asText()).isEqualTo("longer_than_two_days");

    Answer unknown = get("/v1/referentials/v8");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("code").asText()).isEqualTo("not_found");
  }

  @Test
  void rulesAndPricesShowEveryFigureWithItsConfidence() throws Exception {
    JsonNode rules = get("/v1/audit-rules").json();
    assertThat(rules.path("durations")).hasSize(9);
    assertThat(rules.at("/durations/0/base_days").decimalValue()).isEqualTo("1.0");
    assertThat(rules.at("/site_sampling/1/minimum_when_n_positive").asInt()).isEqualTo(1);
    assertThat(rules.at("/windows/certificate_validity_years/value").asInt()).isEqualTo(3);
    assertThat(rules.at("/windows/certificate_validity_years/confidence").asText()).isEqualTo("a");

    assertThat(rules.path("rules_version").asText()).isEqualTo("2026-11-26");
    assertThat(rules.path("last_checked_on").asText()).isEqualTo("2026-11-26");
    assertThat(rules.path("known_gaps")).hasSize(4);
    assertThat(rules.at("/durations/2/base_days").decimalValue()).isEqualTo("1.5");
    assertThat(rules.at("/site_sampling/1/confidence").asText()).isEqualTo("c");
    assertThat(rules.at("/site_sampling/1/must_include_site_not_audited_before").asBoolean())
        .isTrue();
    assertThat(rules.at("/body_suspended/allowed/0").asText()).isEqualTo("surveillance");
    assertThat(rules.at("/body_withdrawn/certificates_stay_valid_months").asInt()).isEqualTo(6);
    assertThat(rules.at("/windows/transfer_after_body_withdrawal_months/value").asInt())
        .isEqualTo(6);
    assertThat(rules.at("/announced/0/state").asText()).isEqualTo("announced");
    assertThat(rules.at("/announced/0/announced_in").asText()).isEqualTo("2025-07");

    JsonNode prices = get("/v1/price-guide").json();
    assertThat(prices.at("/components/0/from/amount").asLong()).isEqualTo(90_000);
    assertThat(prices.at("/total_cost/1/from").isNull()).isTrue();
    assertThat(prices.at("/quote_lines/4"))
        .isEqualTo(
            JSON.readTree(
                "{\"code\": \"annual_fee\", \"required\": true, \"times_in_cycle_cost\": 3, \"replaces\": null}"));
  }

  /** Fails if a text of the rules is English for all readers, or refers to code. */
  @Test
  void rulesAreInTheReadersLanguage() throws Exception {
    JsonNode french = get("/v1/audit-rules").json();
    JsonNode english = get("/v1/audit-rules", Map.of("Accept-Language", "en")).json();
    int sentences = 0;
    for (String pointer :
        List.of(
            "/note",
            "/known_gaps/0",
            "/known_gaps/1",
            "/known_gaps/2",
            "/known_gaps/3",
            "/turnover_basis",
            "/lightened_initial_condition",
            "/renewal_note",
            "/extension_note",
            "/half_day_steps",
            "/site_sampling_note",
            "/site_sampling/0/rounding",
            "/site_sampling/1/note",
            "/windows/renewal_decision",
            "/non_conformities/minor_not_lifted_at_next_audit",
            "/non_conformities/certificate_not_displayed",
            "/body_withdrawn/then",
            "/announced/0/text",
            "/announced/0/note")) {
      String fr = french.at(pointer).asText();
      assertThat(fr).as(pointer).isNotBlank().isNotEqualTo(english.at(pointer).asText());
      assertThat(english.at(pointer).asText())
          .as(pointer)
          .isNotBlank()
          .doesNotContainIgnoringCase("code")
          .doesNotContain("INITIAL");
      sentences++;
    }
    assertThat(sentences).isEqualTo(19);
  }

  @Test
  void allFaultsOfAQueryAreReportedTogether() throws Exception {
    Answer answer =
        get(
            "/v1/audit-duration?kind=yearly&action_categories=actions_de_formation&other_sites=-1"
                + "&new_entrant=yes&colour=blue&new_entrant=no");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("invalid_parameter");
    assertThat(StreamSupport.stream(answer.json().path("errors").spliterator(), false))
        .extracting(error -> error.path("parameter").asText(), error -> error.path("code").asText())
        .containsExactlyInAnyOrder(
            tuple("training_turnover_amount", "required"),
            tuple("kind", "bad_format"),
            tuple("other_sites", "bad_format"),
            tuple("new_entrant", "repeated"),
            tuple("colour", "unknown_parameter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/applicable-indicators",
        "/v1/applicable-indicators?audit_on=2026-12-01",
        "/v1/applicable-indicators?audit_on=2026-12-01&action_categories=",
        "/v1/applicable-indicators?audit_on=2026-12-01&action_categories=vae,",
        "/v1/applicable-indicators?audit_on=2026-12-01&action_categories=AF",
        "/v1/applicable-indicators?audit_on=2026-02-29&action_categories=vae",
        "/v1/applicable-indicators?audit_on=2026-12-01&action_categories=vae&certifying=1",
        "/v1/audit-duration?kind=INITIAL&training_turnover_amount=1&action_categories=vae",
        "/v1/audit-duration?kind=initial&training_turnover_amount=1.5&action_categories=vae",
        "/v1/audit-duration?kind=initial&training_turnover_amount=-1&action_categories=vae",
        "/v1/eligibility",
        "/v1/eligibility?action_categories=vae&apply_on=tomorrow",
        "/v1/referentials?limit=1",
        "/v1/referentials/v9?x=1",
        "/v1/audit-rules?x=1",
        "/v1/price-guide?x=1"
      })
  void malformedQueryIsRefused(String target) throws Exception {
    Answer answer = get(target);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("invalid_parameter");
    assertThat(answer.json().at("/errors/0/parameter").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/applicable-indicators?audit_on=2024-01-07&action_categories=vae, audit_on",
    "/v1/eligibility?action_categories=vae&apply_on=2023-08-31, apply_on",
    "/v1/eligibility?action_categories=vae&last_refusal_or_withdrawal_on=2026-12-02,"
        + " last_refusal_or_withdrawal_on"
  })
  void dayBeforeTheFirstVersionIsRefused(String target, String parameter) throws Exception {
    Answer answer = get(target);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/parameter").asText()).isEqualTo(parameter);
  }

  record Answer(ContainerResponse response, String body) {
    int status() {
      return response.getStatus();
    }

    String header(String name) {
      return response.getHeaderString(name);
    }

    JsonNode json() throws Exception {
      return JSON.readTree(body);
    }
  }

  private static Answer get(String target) throws Exception {
    return get(target, Map.of());
  }

  static Answer get(String target, Map<String, String> headers) throws Exception {
    URI base = URI.create("http://localhost/");
    ContainerRequest request =
        new ContainerRequest(
            base,
            base.resolve(target),
            "GET",
            null,
            new MapPropertiesDelegate(),
            API.getConfiguration());
    headers.forEach(request::header);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ContainerResponse response = API.apply(request, body).get();
    Exchange exchange = exchange(target, response, body.toString(StandardCharsets.UTF_8));
    Contract.get().checkAnswer(exchange);
    if (response.getStatus() == 200) {
      Contract.get().checkRequest(exchange);
    }
    return new Answer(response, exchange.body());
  }

  private static Exchange exchange(String target, ContainerResponse response, String body) {
    Map<String, List<String>> headers = new HashMap<>(response.getStringHeaders());
    // A servlet filter sets it, and there is no servlet here.
    headers.put(RequestId.HEADER, List.of(RequestId.of(null)));
    return new Exchange("GET", target, null, null, response.getStatus(), headers, body);
  }
}
