package io.qualitender.api.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.admin.tenant.Identities;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.admin.tenant.Tenants;
import io.qualitender.api.party.directory.BodyAccounts;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestServer;
import io.qualitender.kernel.tx.ControlTx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Live tenants for journeys outside a sandbox, with real bodies and real time. */
final class LiveTenders {

  /** A live tenant and its caller. */
  record Member(Actor actor, UUID tenantId, String siren) {}

  private final TestServer server;
  private final ControlTx control;

  LiveTenders(TestServer server) {
    this.server = server;
    this.control = new ControlTx(server.database().pools());
  }

  Member signsUp(String kind, String name) {
    String siren = Sirens.next();
    Answer signedUp =
        server
            .api()
            .anonymous()
            .post(
                "/v1/sign-up",
                """
                {"kind": "%s", "name": "%s", "siren": "%s",
                 "owner": {"name": "C. Martin", "email": "c@example.org", "password": "a long pass phrase"}}
                """
                    .formatted(kind, name, siren))
            .expect(201);
    return new Member(
        server.api().as(name, signedUp.text("/api_key/secret")),
        Tenant.ID.parse(signedUp.text("/tenant/id")).orElseThrow(),
        siren);
  }

  /** An organization with a profile under its own number, whose identity the operator verified. */
  Member organization() {
    Member organization = signsUp("training_organization", "Atelier des Métiers");
    saysWhoItIs(organization, organization.siren());
    control.run(tx -> new Identities().verify(tx, organization.tenantId(), "a test"));
    return organization;
  }

  void saysWhoItIs(Member organization, String siren) {
    String etag = organization.actor().get("/v1/organization").expect(200).etag();
    organization
        .actor()
        .patch(
            "/v1/organization",
            Steps.PROFILE.replace("73282932000074", siretOf(siren)).replace("732829320", siren))
        .ifMatch(etag)
        .expect(200);
  }

  void withdrawsIdentity(Member organization) {
    control.run(tx -> new Identities().withdraw(tx, organization.tenantId(), "a test"));
  }

  void verifies(Member organization) {
    control.run(tx -> new Identities().verify(tx, organization.tenantId(), "a test"));
  }

  /** The operator links a directory's entry to a body's tenant. */
  void links(String entry, Member body) {
    new BodyAccounts(control, new Tenants())
        .link(Directory.ID.parse(entry).orElseThrow(), body.tenantId());
  }

  /** Entries of real bodies accredited for training that have no account. */
  List<String> withoutAccount(int howMany) {
    List<String> entries = new ArrayList<>();
    for (JsonNode entry :
        server
            .api()
            .anonymous()
            .get("/v1/certification-bodies?invitable=true&listing_status=accredited&limit=100")
            .expect(200)
            .at("/items")) {
      boolean covers =
          entry.path("action_categories").isEmpty()
              || entry.path("action_categories").toString().contains("actions_de_formation");
      if (covers && !entry.path("reachable").asBoolean() && entries.size() < howMany) {
        entries.add(entry.path("id").asText());
      }
    }
    if (entries.size() < howMany) {
      throw new AssertionError("not enough real bodies without an account");
    }
    return entries;
  }

  /** A draft that closes in ten days and invites these bodies. */
  Answer draft(Member organization, List<String> entries) {
    Instant closesAt = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    LocalDate day = LocalDate.ofInstant(closesAt, ZoneOffset.UTC);
    String json =
        Steps.TENDER
            .replace(Steps.DEADLINE, closesAt.toString())
            .replace("2026-12-11T11:00:00.000Z", closesAt.minus(1, ChronoUnit.DAYS).toString())
            .replace("2027-02-01", day.plusDays(60).toString())
            .replace("2027-04-30", day.plusDays(120).toString());
    Answer draft = organization.actor().post("/v1/tenders", json).expect(201);
    organization
        .actor()
        .post(
            "/v1/tenders/" + draft.id() + "/invitations",
            "{\"certification_body_ids\": [\"" + String.join("\", \"", entries) + "\"]}")
        .expect(201);
    return draft;
  }

  /** A valid SIRET of this SIREN. */
  private static String siretOf(String siren) {
    for (int nic = 10; ; nic++) {
      String siret = siren + "%05d".formatted(nic);
      if (sum(siret) % 10 == 0) {
        return siret;
      }
    }
  }

  /** The Luhn sum. */
  private static int sum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum;
  }
}
