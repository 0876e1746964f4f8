package io.qualitender.api.run.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chapter five: the reminders, and three years later. */
final class YearsChapter {

  /** Counted by hand from 1 March 2027 forwards and from 28 February 2030 backwards. */
  private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

  static {
    EXPECTED.put("surveillance_month_13", "2028-04-01");
    EXPECTED.put("surveillance_month_14", "2028-05-01");
    EXPECTED.put("surveillance_month_18", "2028-09-01");
    EXPECTED.put("surveillance_month_20", "2028-11-01");
    EXPECTED.put("surveillance_month_21", "2028-12-01");
    EXPECTED.put("surveillance_month_22", "2029-01-01");
    EXPECTED.put("renewal_12_months", "2029-02-28");
    EXPECTED.put("renewal_tender_drafted", "2029-05-28");
    EXPECTED.put("renewal_not_published_8_months", "2029-06-28");
    EXPECTED.put("renewal_not_published_7_months", "2029-07-28");
    EXPECTED.put("renewal_no_contract_6_months", "2029-08-28");
    EXPECTED.put("renewal_audit_not_planned_5_months", "2029-09-28");
    EXPECTED.put("renewal_audit_not_done_3_months", "2029-11-28");
    EXPECTED.put("renewal_1_month", "2030-01-28");
    EXPECTED.put("renewal_15_days", "2030-02-13");
    EXPECTED.put("renewal_7_days", "2030-02-21");
    EXPECTED.put("renewal_1_day", "2030-02-27");
    EXPECTED.put("certificate_expired", "2030-02-28");
  }

  /** Nine months before the end, at nine in the morning in Paris (summer time). */
  private static final String NINE_MONTHS_BEFORE = "2029-05-28T07:00:00.000Z";

  private final DemoPrinter printer;
  private final DemoActors actors;
  private final String certificateId;
  private final DemoExport export;

  YearsChapter(DemoPrinter printer, DemoActors actors, String certificateId, DemoExport export) {
    this.printer = printer;
    this.actors = actors;
    this.certificateId = certificateId;
    this.export = export;
  }

  /** The reminders on the day of the certificate. */
  void printPlannedReminders() {
    printer.chapter("The reminders");
    printer.say("All reminders (rappels) were written together with the certificate:");
    JsonNode reminders = reminders();
    export.put("reminders", reminders);
    printer.show(table(reminders));
    Map<String, String> actual = new LinkedHashMap<>();
    boolean allScheduled = true;
    for (JsonNode reminder : reminders) {
      actual.put(reminder.path("kind").asText(), reminder.path("due_on").asText());
      allScheduled &= reminder.path("state").asText().equals("scheduled");
    }
    for (Map.Entry<String, String> expected : EXPECTED.entrySet()) {
      printer.check(
          "%s: %s"
              .formatted(DemoFormat.day(expected.getValue()), DemoFormat.words(expected.getKey())),
          expected.getValue(),
          actual.get(expected.getKey()));
    }
    printer.check("There are exactly these eighteen.", EXPECTED.keySet().size(), reminders.size());
    printer.check("All are scheduled.", true, allScheduled);
  }

  /** Advances the clock to the end of the certificate. */
  void printThreeYearsLater() {
    printer.chapter("Three years later");
    actors.advance("2029-05-28T07:00:01.000Z");
    printer.say(
        DemoFormat.moment(NINE_MONTHS_BEFORE) + ", nine months before the certificate ends.");
    printer.pause();
    JsonNode drafted = reminder("renewal_tender_drafted");
    printer.check(
        "The reminder was sent: “%s”".formatted(drafted.path("title").asText()),
        "sent",
        drafted.path("state").asText());
    printer.check(
        "The next one, in a month, is still scheduled.",
        "scheduled",
        reminder("renewal_not_published_8_months").path("state").asText());
    renewal();
    actors.advance("2030-03-01T08:00:00.000Z");
    printer.pause();
    printer.say("1 March 2030: the organization has done nothing; all other reminders became due.");
    JsonNode reminders = reminders();
    printer.show(table(reminders));
    long sent = 0;
    for (JsonNode reminder : reminders) {
      sent += reminder.path("state").asText().equals("sent") ? 1 : 0;
    }
    printer.check("All eighteen reminders were sent, each on its day.", 18, sent);
    Answer certificate = actors.organization().get("/v1/certificates/" + certificateId).expect(200);
    printer.check("The certificate is expired.", "expired", certificate.text("state"));
    Answer file = actors.organization().get("/v1/certification-file").expect(200);
    printer.check(
        "Its file is no longer certified, without any call.",
        "false closed",
        file.text("certified") + " " + file.text("phase"));
  }

  private void renewal() {
    Answer drafts = actors.organization().get("/v1/tenders?state=draft").expect(200);
    List<String> renewals = new ArrayList<>();
    JsonNode renewal = drafts.body().path("missing");
    for (JsonNode tender : drafts.body().path("items")) {
      if (tender.path("kind").asText().equals("renewal")) {
        renewal = tender;
        renewals.add(tender.path("renews_certificate_id").asText());
      }
    }
    printer.check(
        "There is one draft of a renewal tender, which only the organization can publish.",
        List.of(certificateId),
        renewals);
    printer.check(
        "It shows the statutory lengths: 1 day of renewal audit and half a day of surveillance.",
        "1.0 + 0.5",
        renewal.path("statutory_days").path("renewal").path("days").asText()
            + " + "
            + renewal.path("statutory_days").path("surveillance").path("days").asText());
  }

  private JsonNode reminder(String kind) {
    for (JsonNode reminder : reminders()) {
      if (reminder.path("kind").asText().equals(kind)) {
        return reminder;
      }
    }
    return reminders().path("missing");
  }

  /** Eighteen: they fit on one page. */
  private JsonNode reminders() {
    return actors
        .organization()
        .get("/v1/reminders?anchor_type=certificate&limit=100")
        .expect(200)
        .body()
        .path("items");
  }

  private static String table(JsonNode reminders) {
    Table table = new Table().figure("due").text("state").figure("sent").text("title");
    for (JsonNode reminder : reminders) {
      table.row(
          DemoFormat.day(reminder.path("due_on").asText()),
          reminder.path("state").asText(),
          reminder.hasNonNull("sent_at")
              ? DemoFormat.day(reminder.path("sent_at").asText().substring(0, 10))
              : "—",
          reminder.path("title").asText());
    }
    return table.toString();
  }
}
