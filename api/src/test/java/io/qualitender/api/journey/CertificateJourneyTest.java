package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the contract to the certificate, its reminders, and the renewal three years later. */
class CertificateJourneyTest {

  private TestSandbox sandbox;
  private Actor atelier;
  private Actor aurore;
  private String file;

  /** The example up to the contract of 5 January 2027, with the clock at 1 March. */
  @BeforeEach
  void aContract() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 2, 3);
    atelier = sandbox.organization(0);
    aurore = sandbox.body(0);
    String tender = Steps.openTender(atelier);
    Answer quote = Steps.submits(aurore, tender, 110_000);
    Steps.submits(sandbox.body(1), tender, 160_000);
    sandbox.advanceTo("2026-12-15T11:00:01Z");
    Answer award =
        atelier
            .post(
                "/v1/tenders/" + tender + "/awards", "{\"quote_id\": \"%s\"}".formatted(quote.id()))
            .ifMatch(atelier.get("/v1/tenders/" + tender).expect(200).etag())
            .expect(201);
    aurore.post("/v1/awards/" + award.id() + "/accept").expect(200);
    sandbox.advanceTo("2027-01-05T09:00:00Z");
    atelier
        .post("/v1/tenders/" + tender + "/contract", "{\"signed_on\": \"2027-01-05\"}")
        .expect(201);
    sandbox.advanceTo("2027-03-01T09:00:00Z");
    file = atelier.get("/v1/certification-file").expect(200).id();
  }

  private Answer certified() {
    return aurore.post("/v1/certificates", certificate("2027-03-01", "2027-03-01")).expect(201);
  }

  private String certificate(String decidedOn, String validFromOn) {
    return """
        {"certification_file_id": "%s", "number": "QLP-2027-0042", "decided_on": "%s", "valid_from_on": "%s",
         "action_categories": ["actions_de_formation"]}
        """
        .formatted(file, decidedOn, validFromOn);
  }

  @Test
  void fileIsCertifiedOnceTheCertificateIsRecorded() {
    assertThat(atelier.get("/v1/certification-file").expect(200).text("/phase"))
        .isEqualTo("application");

    Answer certificate = certified();

    assertThat(certificate.text("/state")).isEqualTo("valid");
    assertThat(certificate.text("/valid_until_on")).isEqualTo("2030-02-28");
    assertThat(certificate.at("/surveillance_window").toString())
        .isEqualTo("{\"from_on\":\"2028-05-01\",\"to_on\":\"2029-01-01\"}");
    assertThat(certificate.at("/allowed_actions").toString()).isEqualTo("[\"correct\"]");
    assertThat(certificate.text("/organization/siren")).isEqualTo("732829320");
    Answer certifiedFile = atelier.get("/v1/certification-file").expect(200);
    assertThat(certifiedFile.text("/phase")).isEqualTo("certified");
    assertThat(certifiedFile.text("/current_certificate/id")).isEqualTo(certificate.id());
    assertThat(certifiedFile.text("/certification_body/id")).isEqualTo(sandbox.bodyId(0));

    Answer read = atelier.get("/v1/certificates/" + certificate.id()).expect(200);
    assertThat(read.text("/number")).isEqualTo("QLP-2027-0042");
    assertThat(read.at("/allowed_actions")).isEmpty();
    assertThat(atelier.get("/v1/certificates?state=valid").expect(200).at("/items")).hasSize(1);
    assertThat(aurore.get("/v1/certificates").expect(200).at("/items")).hasSize(1);
    assertThat(atelier.get("/v1/certificates?state=expired").expect(200).at("/items")).isEmpty();
  }

  @Test
  void otherTenantsCannotReadIt() {
    Answer certificate = certified();
    sandbox.organization(1).get("/v1/certificates/" + certificate.id()).refused(404, "not_found");
    sandbox.body(1).get("/v1/certificates/" + certificate.id()).refused(404, "not_found");
    assertThat(sandbox.body(1).get("/v1/certificates").expect(200).at("/items")).isEmpty();
    assertThat(sandbox.organization(1).get("/v1/reminders").expect(200).at("/items")).isEmpty();
    // A body without a contract gets 404, whatever it sends.
    sandbox
        .body(1)
        .post("/v1/certificates", certificate("2027-03-01", "2027-03-01"))
        .refused(404, "not_found");
    sandbox
        .body(1)
        .post("/v1/certificates", certificate("2099-03-01", "2027-03-01"))
        .refused(404, "not_found");
  }

  @Test
  void allFaultsAreReportedTogetherAndNothingIsWritten() {
    Answer refusal =
        aurore
            .post(
                "/v1/certificates",
                """
                {"certification_file_id": "%s", "number": "", "decided_on": "2027-03-02",
                 "valid_from_on": "2027-03-01", "action_categories": ["vae"]}
                """
                    .formatted(file))
            .refused(422, "invalid_values");
    assertThat(faults(refusal))
        .containsExactlyInAnyOrder(
            "/number blank",
            "/decided_on too_late",
            "/valid_from_on inconsistent",
            "/action_categories/0 not_covered");
    aurore
        .post("/v1/certificates", certificate("2027-03-01", "2027-03-01"))
        .withoutIdempotencyKey()
        .refused(400, "idempotency_key_required");
    aurore
        .post(
            "/v1/certificates",
            certificate("2027-03-01", "2027-03-01")
                .replace("\"number\"", "\"valid_until_on\": \"2033-01-01\", \"number\""))
        .refused(400, "malformed_body");
    assertThat(atelier.get("/v1/reminders").expect(200).at("/items")).isEmpty();
    assertThat(atelier.get("/v1/certificates").expect(200).at("/items")).isEmpty();
  }

  @Test
  void repeatedRequestRecordsOnce() {
    String body = certificate("2027-03-01", "2027-03-01");
    Answer first = aurore.post("/v1/certificates", body).idempotencyKey("once").expect(201);
    Answer again = aurore.post("/v1/certificates", body).idempotencyKey("once").expect(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    aurore.post("/v1/certificates", body).refused(409, "certificate_exists");
    assertThat(aurore.get("/v1/certificates").expect(200).at("/items")).hasSize(1);
  }

  @Test
  void remindersAreListedSoonestFirst() {
    Answer certificate = certified();

    List<String> dates = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          atelier.get("/v1/reminders?anchor_type=certificate&limit=5" + cursor).expect(200);
      for (JsonNode item : page.at("/items")) {
        dates.add(item.path("due_on").asText() + " " + item.path("kind").asText());
        assertThat(item.at("/anchor/id").asText()).isEqualTo(certificate.id());
      }
      JsonNode next = page.at("/next_cursor");
      cursor = next.isNull() ? null : "&cursor=" + next.asText();
    } while (cursor != null);

    assertThat(dates).hasSize(18).isSorted().contains("2029-05-28 renewal_tender_drafted");
    Answer drafted =
        atelier
            .get("/v1/reminders?kind=renewal_tender_drafted")
            .header("Accept-Language", "en")
            .expect(200);
    assertThat(drafted.text("/items/0/state")).isEqualTo("scheduled");
    assertThat(drafted.text("/items/0/due_at")).isEqualTo("2029-05-28T07:00:00.000Z");
    assertThat(drafted.text("/items/0/title"))
        .isEqualTo("A renewal tender is ready as a draft: complete and publish it.");
    assertThat(drafted.at("/items/0/anchor").toString())
        .isEqualTo(
            "{\"type\":\"certificate\",\"id\":\"%s\",\"counts_from_on\":\"2030-02-28\"}"
                .formatted(certificate.id()));
    String id = drafted.text("/items/0/id");
    assertThat(atelier.get("/v1/reminders/" + id).expect(200).text("/title"))
        .isEqualTo(
            "Un appel d'offres de renouvellement est prêt en brouillon : complétez-le et publiez-le.");
    assertThat(
            atelier
                .get("/v1/reminders?due_since=2028-05-01&due_before=2028-09-01&state=scheduled")
                .expect(200)
                .at("/items"))
        .hasSize(1);
    assertThat(
            atelier
                .get("/v1/reminders?anchor_id=" + certificate.id() + "&state=sent")
                .expect(200)
                .at("/items"))
        .isEmpty();
    aurore.get("/v1/reminders/" + id).refused(404, "not_found");
    atelier.get("/v1/reminders?anchor_type=tender").refused(400, "invalid_parameter");
  }

  @Test
  void correctionSupersedesTheRecordAndItsDates() {
    Answer wrong = certified();
    String path = "/v1/certificates/" + wrong.id() + "/correct";
    sandbox.advanceTo("2027-03-08T09:00:00Z");
    aurore.post(path, "{\"reason\": {\"code\": \"other\"}}").refused(422, "invalid_values");
    aurore.post(path, "{\"number\": \"QLP-2\"}").refused(422, "invalid_values");
    String correction =
        "{\"reason\": {\"code\": \"wrong_dates\", \"text\": \"La décision date du 8 mars.\"},"
            + " \"decided_on\": \"2027-03-08\", \"valid_from_on\": \"2027-03-08\"}";
    aurore.post(path, correction).ifMatch("\"9\"").refused(412, "stale_version");
    sandbox.body(1).post(path, correction).refused(404, "not_found");

    Answer right = aurore.post(path, correction).ifMatch(wrong.etag()).expect(201);

    assertThat(right.text("/valid_until_on")).isEqualTo("2030-03-07");
    assertThat(right.text("/supersedes")).isEqualTo(wrong.id());
    assertThat(right.text("/correction_reason/code")).isEqualTo("wrong_dates");
    Answer closed = atelier.get("/v1/certificates/" + wrong.id()).expect(200);
    assertThat(closed.text("/state")).isEqualTo("superseded");
    assertThat(closed.text("/superseded_by")).isEqualTo(right.id());
    aurore.post(path, correction).refused(409, "illegal_transition");
    assertThat(
            atelier
                .get("/v1/certification-file")
                .expect(200)
                .text("/current_certificate/valid_until_on"))
        .isEqualTo("2030-03-07");
    assertThat(atelier.get("/v1/reminders?state=superseded&limit=100").expect(200).at("/items"))
        .hasSize(18);
    assertThat(
            atelier
                .get("/v1/reminders?state=scheduled&limit=100&anchor_id=" + right.id())
                .expect(200)
                .at("/items"))
        .hasSize(18);
  }

  /** Fails if a correction without changes creates a record. */
  @Test
  void correctionWithoutChangesIsRefused() {
    Answer certificate = certified();
    String path = "/v1/certificates/" + certificate.id();
    String reason = "{\"reason\": {\"code\": \"wrong_number\"}, ";
    String before = written();
    List<String> same =
        List.of(
            "\"number\": \"QLP-2027-0042\"}",
            "\"number\": \" QLP-2027-0042 \"}",
            "\"decided_on\": \"2027-03-01\"}",
            "\"valid_from_on\": \"2027-03-01\"}",
            "\"action_categories\": [\"actions_de_formation\"]}",
            "\"number\": \"QLP-2027-0042\", \"decided_on\": \"2027-03-01\","
                + " \"valid_from_on\": \"2027-03-01\", \"action_categories\": [\"actions_de_formation\"]}");
    for (String members : same) {
      Answer refused =
          aurore
              .post(path + "/correct", reason + members)
              .ifMatch(certificate.etag())
              .refused(422, "invalid_values");
      assertThat(refused.at("/errors").findValuesAsText("code")).containsExactly("unchanged");
    }
    assertThat(written()).isEqualTo(before);
    Answer read = aurore.get(path).expect(200);
    assertThat(read.etag()).isEqualTo(certificate.etag());
    assertThat(read.text("/state")).isEqualTo("valid");
    assertThat(aurore.get("/v1/certificates").expect(200).at("/items")).hasSize(1);
  }

  private String written() {
    return TestServer.shared()
        .ask(
            "select (select count(*) from app.certificate where cb_tenant_id = t.id) || ' ' || (select count(*)"
                + " from app.event where tenant_id = t.id and subject_type = 'certificate') || ' ' || (select count(*)"
                + " from app.state_history where tenant_id = t.id and subject_type = 'certificate')"
                + " from admin.tenant t where t.id = ?",
            Steps.tenantId(aurore));
  }

  @Test
  void renewalIsDraftedOnceWithinThreeYears() {
    Answer certificate = certified();

    sandbox.advanceTo("2029-05-28T07:00:00Z");

    assertThat(atelier.get("/v1/reminders?state=sent&limit=100").expect(200).at("/items"))
        .as("six of surveillance, twelve months, the draft")
        .hasSize(8);
    Answer sent = atelier.get("/v1/reminders?kind=renewal_tender_drafted").expect(200);
    assertThat(sent.text("/items/0/sent_at")).startsWith("2029-05-28T07:00:0");
    Answer drafts = atelier.get("/v1/tenders?state=draft").expect(200);
    assertThat(drafts.at("/items")).hasSize(1);
    assertThat(drafts.text("/items/0/kind")).isEqualTo("renewal");

    sandbox.advanceTo("2030-03-01T09:00:00Z");

    assertThat(atelier.get("/v1/tenders?state=draft").expect(200).at("/items")).hasSize(1);
    assertThat(atelier.get("/v1/reminders?state=sent&limit=100").expect(200).at("/items"))
        .hasSize(18);
    assertThat(atelier.get("/v1/certificates/" + certificate.id()).expect(200).text("/state"))
        .isEqualTo("expired");
    Answer file = atelier.get("/v1/certification-file").expect(200);
    assertThat(file.text("/phase")).isEqualTo("closed");
    assertThat(file.at("/certified").asBoolean()).isFalse();
    assertThat(file.text("/current_certificate/state")).isEqualTo("expired");
  }

  /**
   * Fails if a renewal is valid at once, or a certified organization appears in application only.
   */
  @Test
  void fileShowsTheCurrentAndTheNextCertificate() {
    Answer old = certified();
    sandbox.advanceTo("2029-06-01T08:00:00Z");
    String tender = renewalTender();
    Answer quote = offers(aurore, tender, 110_000);
    offers(sandbox.body(1), tender, 160_000);
    sandbox.advanceTo("2029-06-15T11:00:01Z");
    Answer award =
        atelier
            .post(
                "/v1/tenders/" + tender + "/awards", "{\"quote_id\": \"%s\"}".formatted(quote.id()))
            .ifMatch(atelier.get("/v1/tenders/" + tender).expect(200).etag())
            .expect(201);
    aurore.post("/v1/awards/" + award.id() + "/accept").expect(200);
    sandbox.advanceTo("2029-07-02T09:00:00Z");
    atelier
        .post("/v1/tenders/" + tender + "/contract", "{\"signed_on\": \"2029-07-02\"}")
        .expect(201);
    Answer renewing = atelier.get("/v1/certification-file").expect(200);
    assertThat(renewing.text("/phase")).isEqualTo("application");
    assertThat(renewing.at("/certified").asBoolean()).isTrue();
    assertThat(renewing.text("/current_certificate/id")).isEqualTo(old.id());
    assertThat(renewing.at("/next_certificate").isNull()).isTrue();

    sandbox.advanceTo("2030-01-10T09:00:00Z");
    Answer next =
        aurore.post("/v1/certificates", certificate("2030-01-10", "2030-03-01")).expect(201);

    assertThat(next.text("/state")).isEqualTo("upcoming");
    Answer renewed = atelier.get("/v1/certification-file").expect(200);
    assertThat(renewed.text("/current_certificate/state")).isEqualTo("valid");
    assertThat(renewed.text("/next_certificate/id")).isEqualTo(next.id());
    assertThat(renewed.text("/next_certificate/state")).isEqualTo("upcoming");
    for (Actor reader : List.of(atelier, aurore)) {
      assertThat(reader.get("/v1/certificates?state=upcoming").expect(200).text("/items/0/id"))
          .isEqualTo(next.id());
      assertThat(reader.get("/v1/certificates?state=valid").expect(200).text("/items/0/id"))
          .isEqualTo(old.id());
    }

    sandbox.advanceTo("2030-03-01T09:00:00Z");
    Answer over = atelier.get("/v1/certification-file").expect(200);
    assertThat(over.at("/certified").asBoolean()).isTrue();
    assertThat(over.text("/current_certificate/id")).isEqualTo(next.id());
    assertThat(over.at("/next_certificate").isNull()).isTrue();
  }

  /** A transfer keeps the certificate: none can be recorded, whatever is sent. */
  @Test
  void transferKeepsItsCertificate() {
    certified();
    sandbox.advanceTo("2027-03-10T08:00:00Z");
    Actor next = sandbox.body(1);
    Answer draft =
        atelier
            .post(
                "/v1/tenders",
                Steps.TENDER
                    .replace("\"kind\": \"initial\"", "\"kind\": \"transfer\"")
                    .replace("2027-02-01", "2027-06-01")
                    .replace("2027-04-30", "2027-08-31")
                    .replace("2026-12-15", "2027-04-15")
                    .replace("2026-12-11", "2027-04-11"))
            .expect(201);
    String path = "/v1/tenders/" + draft.id();
    atelier.post(path + "/invitations", "{\"all_eligible\": true}").expect(201);
    Steps.publishes(atelier, draft);
    String quote =
        Steps.quote(Steps.accepts(next, draft.id()))
            .replace("2027-02-10", "2027-06-10")
            .replace("2027-03-31", "2027-09-30");
    Answer submitted = Steps.submits(next, next.post("/v1/quotes", quote).expect(201));
    sandbox.advanceTo("2027-04-15T11:00:01Z");
    Answer award =
        atelier
            .post(
                path + "/awards",
                "{\"quote_id\": \"%s\", \"justification\": {\"code\": \"other\", \"text\": \"La seule offre.\"}}"
                    .formatted(submitted.id()))
            .ifMatch(atelier.get(path).expect(200).etag())
            .expect(201);
    next.post("/v1/awards/" + award.id() + "/accept").expect(200);
    sandbox.advanceTo("2027-05-03T09:00:00Z");
    atelier.post(path + "/contract", "{\"signed_on\": \"2027-05-03\"}").expect(201);

    for (String body :
        List.of(
            certificate("2027-05-03", "2027-05-03"),
            "{\"certification_file_id\": \"" + file + "\", \"number\": \"\"}")) {
      Answer refused = next.post("/v1/certificates", body).refused(409, "transfer_not_recorded");
      assertThat(refused.text("/current_state")).isEqualTo("contracted");
      assertThat(refused.at("/allowed_actions")).isEmpty();
    }
    assertThat(next.get("/v1/certificates").expect(200).at("/items")).isEmpty();
  }

  private String renewalTender() {
    Answer draft =
        atelier
            .post(
                "/v1/tenders",
                Steps.TENDER
                    .replace("\"kind\": \"initial\"", "\"kind\": \"renewal\"")
                    .replace("2027-02-01", "2029-09-01")
                    .replace("2027-04-30", "2029-12-31")
                    .replace("2026-12-15", "2029-06-15")
                    .replace("2026-12-11", "2029-06-11"))
            .expect(201);
    atelier
        .post("/v1/tenders/" + draft.id() + "/invitations", "{\"all_eligible\": true}")
        .expect(201);
    return Steps.publishes(atelier, draft).id();
  }

  private static Answer offers(Actor body, String tender, long mainAudit) {
    String quote =
        Steps.quote(Steps.accepts(body, tender), mainAudit)
            .replace("2027-02-10", "2029-09-10")
            .replace("2027-03-31", "2029-12-31");
    return Steps.submits(body, body.post("/v1/quotes", quote).expect(201));
  }

  private static List<String> faults(Answer refusal) {
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : refusal.at("/errors")) {
      faults.add(fault.path("pointer").asText() + " " + fault.path("code").asText());
    }
    return faults;
  }
}
