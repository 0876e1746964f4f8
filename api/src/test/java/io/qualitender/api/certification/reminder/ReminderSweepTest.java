package io.qualitender.api.certification.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.certification.certificate.Certificate;
import io.qualitender.api.certification.certificate.ContractStory;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Due reminders become events, once, and only while their condition is met. */
class ReminderSweepTest {

  private static final Instant MARCH_2027 = Instant.parse("2027-03-01T08:00:00Z");
  private static final LocalDate MARCH_1 = LocalDate.of(2027, 3, 1);

  private static TestDatabase database;
  private static ConnectionPools pools;

  private final ContractStory story = new ContractStory(database, pools, MARCH_2027);
  private final Actor body = story.body("Certif Exemple (fictif)");
  private final ReminderSweep sweep = new ReminderSweep(new WorkerTx(pools));

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    pools = database.pools();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private Certificate certified() {
    story.sign(body, TenderKind.INITIAL, LocalDate.of(2027, 1, 5));
    return story.certify(body, MARCH_1, MARCH_1);
  }

  @Test
  void reminderIsDueAtNineByItsTenantsClock() {
    Certificate certificate = certified();
    story.clockAt(Instant.parse("2028-04-01T06:59:50Z"));
    assertThat(mine(sweep.due(1000))).isEmpty();
    assertThat(sweep.dueIn(story.sandbox, Instant.parse("2028-04-01T06:59:59Z"), 10)).isEmpty();
    assertThat(sweep.dueIn(story.sandbox, Instant.parse("2028-05-02T00:00:00Z"), 10))
        .extracting(DueItem::dueAt)
        .containsExactly(
            Instant.parse("2028-04-01T07:00:00Z"), Instant.parse("2028-05-01T07:00:00Z"));

    story.clockAt(Instant.parse("2028-04-01T07:00:00Z"));
    new DueJobRunner(List.of(sweep)).performDue();

    assertThat(kinds("sent")).containsExactly("surveillance_month_13");
    assertThat(
            story.ask(
                "select data ->> 'kind' || ' ' || (data ->> 'due_on') || ' ' || (data ->> 'certificate_id')"
                    + " from app.event where tenant_id = ? and type = 'reminder.due'",
                story.organization.tenantId()))
        .containsExactly(
            "surveillance_month_13 2028-04-01 " + Certificate.ID.format(certificate.id()));
    assertThat(
            story.ask(
                "select act || ' ' || from_state || ' ' || to_state from app.state_history"
                    + " where tenant_id = ? and subject_type = 'reminder'",
                story.organization.tenantId()))
        .containsExactly("send scheduled sent");
    assertThat(
            story.ask(
                "select count(*) from app.reminder where settled_at between"
                    + " timestamptz '2028-04-01T07:00:00Z' and timestamptz '2028-04-01T07:05:00Z'"
                    + " and tenant_id = ?",
                story.organization.tenantId()))
        .as("at the tenant's time")
        .containsExactly("1");
  }

  @Test
  void twoNodesSendEachReminderOnce() throws Exception {
    certified();
    story.clockAt(Instant.parse("2029-05-28T07:00:00Z"));
    List<DueItem> due = sweep.dueIn(story.sandbox, Instant.parse("2029-05-28T07:00:01Z"), 100);
    assertThat(due).hasSize(8);
    Callable<Integer> node =
        () -> {
          due.forEach(sweep::perform);
          sweep.performAll(due);
          return 0;
        };
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      for (Future<Integer> each : nodes.invokeAll(List.of(node, node, node, node))) {
        each.get();
      }
    } finally {
      nodes.shutdownNow();
    }
    new DueJobRunner(List.of(sweep)).performDue();

    assertThat(mine(sweep.due(1000))).isEmpty();
    assertThat(
            story.ask(
                "select max(n) from (select count(*) n from app.event where tenant_id = ?"
                    + " and type like 'reminder.%' group by subject_id) each",
                story.organization.tenantId()))
        .containsExactly("1");
    assertThat(kinds("sent").size() + kinds("suppressed").size()).isEqualTo(8);
    assertThat(staged()).containsExactly("renewal_tender");
  }

  @Test
  void afterAnOutageOnlyTheLastLateReminderIsSent() {
    certified();
    // No sweep for more than two years: six surveillance and two renewal reminders are late.
    story.clockAt(Instant.parse("2029-06-01T10:00:00Z"));
    new DueJobRunner(List.of(sweep)).performDue();

    assertThat(kinds("sent"))
        .as("the last of each window, and the one with an effect")
        .containsExactlyInAnyOrder("surveillance_month_22", "renewal_tender_drafted");
    assertThat(kinds("suppressed"))
        .containsExactlyInAnyOrder(
            "surveillance_month_13",
            "surveillance_month_14",
            "surveillance_month_18",
            "surveillance_month_20",
            "surveillance_month_21",
            "renewal_12_months");
    assertThat(staged()).containsExactly("renewal_tender");
  }

  @Test
  void reminderWithAnEffectIsSentEvenIfALaterOneIsDue() {
    certified();
    story.clockAt(Instant.parse("2029-08-01T10:00:00Z"));
    new DueJobRunner(List.of(sweep)).performDue();
    assertThat(kinds("sent"))
        .containsExactlyInAnyOrder(
            "surveillance_month_22", "renewal_tender_drafted", "renewal_not_published_7_months");
    assertThat(staged()).containsExactly("renewal_tender");
  }

  @Test
  void publishedRenewalTenderSuppressesReminders() {
    certified();
    sendAllUntil("2029-06-28T06:00:00Z");
    tender("open", null);
    sendAllUntil("2029-07-28T07:00:01Z");
    assertThat(kinds("suppressed"))
        .containsExactlyInAnyOrder(
            "renewal_not_published_8_months", "renewal_not_published_7_months");
    sendAllUntil("2029-08-28T07:00:01Z");
    assertThat(kinds("sent")).contains("renewal_no_contract_6_months");
  }

  @Test
  void existingDraftSuppressesTheDraftReminder() {
    Certificate certificate = certified();
    tender("draft", certificate.id());
    sendAllUntil("2029-06-28T07:00:01Z");
    assertThat(kinds("suppressed")).containsExactly("renewal_tender_drafted");
    assertThat(kinds("sent")).contains("renewal_not_published_8_months");
    assertThat(staged()).isEmpty();
  }

  @Test
  void cancelledTenderDoesNotCount() {
    Certificate certificate = certified();
    tender("cancelled", certificate.id());
    sendAllUntil("2029-06-28T07:00:01Z");
    assertThat(kinds("suppressed")).isEmpty();
    assertThat(staged()).containsExactly("renewal_tender");
  }

  @Test
  void renewedCertificateHasItsLastRemindersSuppressed() {
    Certificate old = certified();
    sendAllUntil("2029-12-10T08:00:00Z");
    story.sign(body, TenderKind.RENEWAL, LocalDate.of(2029, 12, 1));
    Certificate renewed = story.certify(body, LocalDate.of(2029, 12, 10), LocalDate.of(2030, 3, 1));

    sendAllUntil("2030-02-28T08:00:01Z");

    assertThat(kindsOf(old, "suppressed"))
        .containsExactlyInAnyOrder(
            "renewal_1_month",
            "renewal_15_days",
            "renewal_7_days",
            "renewal_1_day",
            "certificate_expired");
    assertThat(kindsOf(renewed, "scheduled")).hasSize(18);
    sendAllUntil("2031-04-01T07:00:01Z");
    assertThat(kindsOf(renewed, "sent")).containsExactly("surveillance_month_13");
  }

  /** Like a test clock: sets the clock to each due instant in turn. */
  private void sendAllUntil(String instant) {
    Instant until = Instant.parse(instant);
    DueJobRunner dueJobs = new DueJobRunner(List.of(sweep));
    for (var next = dueJobs.nextIn(story.sandbox, until, Set.of());
        next.isPresent();
        next = dueJobs.nextIn(story.sandbox, until, Set.of())) {
      story.clockAt(next.get().due().dueAt());
      next.get().work().perform(next.get().due());
    }
    story.clockAt(until);
  }

  private void tender(String state, UUID renews) {
    story.write(
        connection ->
            Sql.run(
                connection,
                """
                insert into app.tender (tenant_id, id, kind, state, closes_at, min_quotes, criteria, origin,
                                        renews_certificate_id, published_at, version, created_at, updated_at)
                values (?, ?, 'renewal', ?, timestamptz '2029-09-01T12:00:00Z', 2, '[]', 'manual', ?, now(), 1, now(), now())
                """,
                story.organization.tenantId(),
                Ids.next(),
                state,
                renews));
  }

  private List<DueItem> mine(List<DueItem> due) {
    return due.stream()
        .filter(each -> each.tenantId().equals(story.organization.tenantId()))
        .toList();
  }

  private List<String> kinds(String state) {
    return story.ask(
        "select kind from app.reminder where tenant_id = ? and state = ? order by due_at",
        story.organization.tenantId(),
        state);
  }

  private List<String> kindsOf(Certificate certificate, String state) {
    return story.ask(
        "select kind from app.reminder where certificate_id = ? and state = ? order by due_at",
        certificate.id(),
        state);
  }

  private List<String> staged() {
    return new ArrayList<>(
        story.ask(
            "select kind from app.outbox_task where tenant_id = ? and kind = 'renewal_tender'",
            story.organization.tenantId()));
  }

  @Test
  void tableAllowsTheSameStates() {
    assertThat(
            story.ask(
                "select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1]"
                    + " from pg_constraint where conrelid = regclass 'app.reminder' and contype = 'c'"
                    + " and pg_get_constraintdef(oid) like '%(state =%'"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ReminderState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList());
  }
}
