package io.qualitender.api.run.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Chapter three: the deadline, the opening of the quotes, and their comparison. */
final class ComparisonChapter {

  private final DemoPrinter printer;
  private final DemoActors actors;
  private final String tenderId;
  private final QuotesChapter quotes;
  private final DemoExport export;

  ComparisonChapter(
      DemoPrinter printer,
      DemoActors actors,
      String tenderId,
      QuotesChapter quotes,
      DemoExport export) {
    this.printer = printer;
    this.actors = actors;
    this.tenderId = tenderId;
    this.quotes = quotes;
    this.export = export;
  }

  void run() {
    printer.chapter("The deadline, and the comparison");
    actors.advance("2026-12-15T11:00:01.000Z");
    printer.say(DemoFormat.moment("2026-12-15T11:00:01.000Z") + ", one second past the deadline.");
    printer.pause();
    opening();
    JsonNode comparison =
        actors.organization().get("/v1/tenders/" + tenderId + "/comparison").expect(200).body();
    export.put("comparison", comparison);
    printer.show(table(comparison));
    ranked(comparison);
    notComparable(comparison);
  }

  private void opening() {
    Answer late =
        actors
            .falaise()
            .api()
            .act(
                "/v1/quotes/" + quotes.of(actors.falaise()) + "/submit",
                actors
                    .falaise()
                    .api()
                    .get("/v1/quotes/" + quotes.of(actors.falaise()))
                    .expect(200));
    printer.check(
        "%s submits one second too late and is refused.".formatted(actors.falaise().nickname()),
        "409 deadline_passed",
        late.status() + " " + late.text("code"));
    Answer tender = actors.organization().get("/v1/tenders/" + tenderId).expect(200);
    printer.check(
        "The quotes are open (ouverture des plis), all of them at once.",
        "opened",
        tender.text("state"));
    printer.check(
        "They were not opened before the deadline.",
        false,
        Instant.parse(tender.text("opened_at")).isBefore(Instant.parse(QuotesChapter.DEADLINE)));
    Answer invitations =
        actors.organization().get("/v1/tenders/" + tenderId + "/invitations").expect(200);
    JsonNode declined =
        NeedChapter.invitationOf(actors.jonquille(), invitations.body()).path("decline_reason");
    printer.check(
        "The organization can now read why %s declined: “%s”"
            .formatted(actors.jonquille().nickname(), declined.path("text").asText()),
        "no_capacity",
        declined.path("code").asText());
    Answer opened = actors.organization().get("/v1/tenders/" + tenderId + "/quotes").expect(200);
    printer.check(
        "Four quotes were opened; the withdrawn one and the late one are not among them.",
        4,
        opened.body().path("items").size());
  }

  private static String table(JsonNode comparison) {
    Table table =
        new Table()
            .figure("rank")
            .text("body")
            .figure("3 years HT")
            .figure("TTC")
            .figure("audit day HT")
            .text("main audit")
            .text("surveillance")
            .figure("lead days")
            .figure("cost")
            .figure("day")
            .figure("lead")
            .figure("total")
            .text("flags");
    comparison.path("items").forEach(item -> row(table, item));
    comparison.path("not_comparable").forEach(item -> row(table, item));
    return table.toString();
  }

  private static void row(Table table, JsonNode item) {
    JsonNode cost = item.path("cycle_cost");
    JsonNode days = item.path("audit_days");
    String name = item.path("certification_body").path("name").asText();
    table.row(
        item.path("rank").isNull() ? "—" : item.path("rank").asText(),
        name.substring(name.lastIndexOf(' ') + 1),
        DemoFormat.euros(cost.path("excl_tax").asLong()),
        DemoFormat.euros(cost.path("incl_tax").asLong()),
        DemoFormat.euros(item.path("cost_per_audit_day").path("excl_tax").asLong()),
        audit(days.path("main")),
        audit(days.path("surveillance")),
        item.path("lead_time_days").asText(),
        score(item, 0),
        score(item, 1),
        score(item, 2),
        item.path("total_score").isNull() ? "—" : item.path("total_score").asText(),
        remarks(item));
  }

  /** Days offered / days required, and the result of the check. */
  private static String audit(JsonNode audit) {
    return "%s/%s %s"
        .formatted(
            audit.path("offered").asText(),
            audit.path("required").asText(),
            DemoFormat.words(audit.path("verdict").asText()));
  }

  private static String score(JsonNode item, int criterion) {
    return item.path("scores").path(criterion).path("score").asText("—");
  }

  private static String remarks(JsonNode item) {
    List<String> remarks = new ArrayList<>();
    item.path("flags").forEach(flag -> remarks.add(DemoFormat.words(flag.asText())));
    if (item.hasNonNull("reason")) {
      remarks.add("not comparable: " + DemoFormat.words(item.path("reason").asText()));
    }
    return remarks.isEmpty() ? "—" : String.join(", ", remarks);
  }

  private void ranked(JsonNode comparison) {
    printer.check("Three quotes are ranked.", 3, comparison.path("items").size());
    rank(actors.aurore(), Offers.AURORE_SUMS, Offers.AURORE_SCORES, comparison);
    rank(actors.cadran(), Offers.CADRAN_SUMS, Offers.CADRAN_SCORES, comparison);
    rank(actors.boreal(), Offers.BOREAL_SUMS, Offers.BOREAL_SCORES, comparison);
    printer.say(
        "(%s costs more than %s but ranks higher: its audit can start twenty days earlier.)"
            .formatted(actors.cadran().nickname(), actors.boreal().nickname()));
  }

  private void rank(
      DemoActors.Body body, Offers.Sums sums, Offers.Scores scores, JsonNode comparison) {
    JsonNode item = comparison.path("items").path(scores.rank() - 1);
    printer.check(
        "%s is no. %d: %s HT, %s TTC, %s a day, %d days, %s of 100."
            .formatted(
                body.nickname(),
                scores.rank(),
                DemoFormat.euros(sums.exclTax()),
                DemoFormat.euros(sums.inclTax()),
                DemoFormat.euros(sums.perDay()),
                sums.leadDays(),
                scores.total()),
        List.of(body.id(), scores.rank(), sums, scores),
        List.of(
            item.path("certification_body").path("id").asText(),
            item.path("rank").asInt(),
            sums(item),
            new Offers.Scores(
                item.path("rank").asInt(),
                score(item, 0),
                score(item, 1),
                score(item, 2),
                item.path("total_score").asText())));
  }

  private static Offers.Sums sums(JsonNode item) {
    JsonNode cost = item.path("cycle_cost");
    return new Offers.Sums(
        cost.path("excl_tax").asLong(),
        cost.path("tax").asLong(),
        cost.path("incl_tax").asLong(),
        item.path("cost_per_audit_day").path("excl_tax").asLong(),
        item.path("lead_time_days").asInt());
  }

  private void notComparable(JsonNode comparison) {
    JsonNode item = comparison.path("not_comparable").path(0);
    printer.check(
        "%s is the cheapest with %s HT, but offers half a day where the law requires one: no rank."
            .formatted(actors.dune().nickname(), DemoFormat.euros(Offers.DUNE_SUMS.exclTax())),
        List.of(actors.dune().id(), Offers.DUNE_SUMS, "below_minimum", "below_minimum", "false"),
        List.of(
            item.path("certification_body").path("id").asText(),
            sums(item),
            item.path("audit_days").path("main").path("verdict").asText(),
            item.path("reason").asText(),
            item.path("awardable").asText()));
  }
}
