package io.qualitender.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over HTTP: texts follow the language of the request, codes do not. */
class AnswersTest {

  private final TestSandbox sandbox =
      TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 1);
  private final Actor organization = sandbox.organization(0);

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      quoteCharacter = '\'',
      value = {
        "none,fr",
        "fr,fr",
        "en,en",
        "de,fr",
        "'fr;q=0.1,en',en",
        "'en;q=0.1, fr-CA',fr",
        "'en-GB, *;q=0.5',en",
        "-,fr",
        "'',fr"
      })
  void refusalIsInTheLanguageOfTheRequest(String accepted, String language) {
    Answer answer =
        in(accepted, organization.get("/v1/tenders/tnd_01m8aden8f7hv7ekqsan5hf660"))
            .refused(404, "not_found");

    assertThat(answer.header("Content-Language")).isEqualTo(language);
    assertThat(answer.header("Vary")).contains("Accept-Language");
    assertThat(answer.text("/title"))
        .isEqualTo(language.equals("fr") ? "Introuvable" : "Not found");
    assertThat(answer.text("/detail"))
        .isEqualTo(
            language.equals("fr")
                ? "Aucun objet auquel vous avez accès n'a cet identifiant : vérifiez-le."
                : "No object that you can access has this id: check the id.");
  }

  @Test
  void actionsAndStatesHaveNamesInBothLanguages() {
    Steps.saysWhoItIs(organization);
    String path = "/v1/tenders/" + organization.post("/v1/tenders", Steps.TENDER).expect(201).id();
    organization.post(path + "/discard").expect(200);

    Answer french = organization.post(path + "/discard").refused(409, "illegal_transition");
    Answer english =
        in("en", organization.post(path + "/discard")).refused(409, "illegal_transition");

    assertThat(french.text("/detail")).contains("« annulé »").contains("supprimer le brouillon");
    assertThat(english.text("/detail")).contains("“cancelled”").contains("discard the draft");
    assertThat(french.text("/current_state")).isEqualTo(english.text("/current_state"));
  }

  /** Fails if Content-Language follows the request and the texts the first response. */
  @Test
  void repetitionReturnsTheTextsAndTheLanguageOfTheFirstResponse() {
    Steps.saysWhoItIs(organization);
    String key = UUID.randomUUID().toString();

    Answer first =
        in("en", organization.post("/v1/tenders", Steps.TENDER).idempotencyKey(key)).expect(201);
    Answer again =
        in("fr", organization.post("/v1/tenders", Steps.TENDER).idempotencyKey(key)).expect(201);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.header("Content-Language")).isEqualTo("en");
    assertThat(again.header("Content-Language")).isEqualTo("en");
  }

  private static Call in(String language, Call call) {
    return language == null ? call : call.header("Accept-Language", language);
  }
}
