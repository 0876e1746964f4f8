package io.qualitender.api.run.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chapter five: what is written down for three years, and what comes of it when they pass. */
final class YearsChapter {

  /** Counted by hand from 1 March 2027 forwards and from 28 February 2030 backwards. */
  private static final Map<String, String> BY_HAND = new LinkedHashMap<>();

  static {
    BY_HAND.put("surveillance_month_13", "2028-04-01");
    BY_HAND.put("surveillance_month_14", "2028-05-01");
    BY_HAND.put("surveillance_month_18", "2028-09-01");
    BY_HAND.put("surveillance_month_20", "2028-11-01");
    BY_HAND.put("surveillance_month_21", "2028-12-01");
    BY_HAND.put("surveillance_month_22", "2029-01-01");
    BY_HAND.put("renewal_12_months", "2029-02-28");
    BY_HAND.put("renewal_tender_drafted", "2029-05-28");
    BY_HAND.put("renewal_not_published_8_months", "2029-06-28");
    BY_HAND.put("renewal_not_published_7_months", "2029-07-28");
    BY_HAND.put("renewal_no_contract_6_months", "2029-08-28");
    BY_HAND.put("renewal_audit_not_planned_5_months", "2029-09-28");
    BY_HAND.put("renewal_audit_not_done_3_months", "2029-11-28");
    BY_HAND.put("renewal_1_month", "2030-01-28");
    BY_HAND.put("renewal_15_days", "2030-02-13");
    BY_HAND.put("renewal_7_days", "2030-02-21");
    BY_HAND.put("renewal_1_day", "2030-02-27");
    BY_HAND.put("certificate_expired", "2030-02-28");
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

  /** The reminders as they stand on the day of the certificate. */
  void printPlannedReminders() {
    printer.chapter("The reminders");
    printer.say("With the certificate all its reminders (rappels) were written, in one piece:");
    JsonNode reminders = reminders();
    export.keep("reminders", reminders);
    printer.show(table(reminders));
    Map<String, String> came = new LinkedHashMap<>();
    boolean allScheduled = true;
    for (JsonNode reminder : reminders) {
      came.put(reminder.path("kind").asText(), reminder.path("due_on").asText());
      allScheduled &= reminder.path("state").asText().equals("scheduled");
    }
    for (Map.Entry<String, String> byHand : BY_HAND.entrySet()) {
      printer.check(
          "%s: %s".formatted(DemoFormat.day(byHand.getValue()), DemoFormat.words(byHand.getKey())),
          byHand.getValue(),
          came.get(byHand.getKey()));
    }
    printer.check("These eighteen and no other.", BY_HAND.keySet().size(), reminders.size());
    printer.check("All of them wait.", true, allScheduled);
  }

  /** The clock goes on to the end of the certificate. */
  void printWhatHappens() {
    printer.chapter("Three years later");
    actors.advance("2029-05-28T07:00:01.000Z");
    printer.say(
        DemoFormat.moment(NINE_MONTHS_BEFORE) + ", nine months before the certificate ends.");
    printer.pause();
    JsonNode drafted = reminder("renewal_tender_drafted");
    printer.check(
        "The reminder has fired: “%s”".formatted(drafted.path("title").asText()),
        "sent",
        drafted.path("state").asText());
    printer.check(
        "The next one, in a month, still waits.",
        "scheduled",
        reminder("renewal_not_published_8_months").path("state").asText());
    renewal();
    actors.advance("2030-03-01T08:00:00.000Z");
    printer.pause();
    printer.say(
        "1 March 2030: the organization did nothing with it. Everything fell due in its turn.");
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
        "And its file is certified no more, though nobody did anything.",
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
        "And one renewal tender lies there as a draft, which nobody publishes but the organization.",
        List.of(certificateId),
        renewals);
    printer.check(
        "It asks for a renewal audit of 1 day and half a day of surveillance, as the law does.",
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

  /** Eighteen of them: one page holds all. */
  private JsonNode reminders() {
    return actors
        .organization()
        .get("/v1/reminders?anchor_type=certificate&limit=100")
        .expect(200)
        .body()
        .path("items");
  }

  private static String table(JsonNode reminders) {
    Table table = new Table().figure("due").text("state").figure("sent").text("what it says");
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
