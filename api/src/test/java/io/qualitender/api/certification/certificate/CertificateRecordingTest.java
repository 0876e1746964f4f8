package io.qualitender.api.certification.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.certification.reminder.ReminderHorizons;
import io.qualitender.api.certification.reminder.ReminderWriter;
import io.qualitender.api.file.certificationfile.CertificateSummary;
import io.qualitender.api.file.certificationfile.FileCertificates;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.api.reference.referential.Versions.Version;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recording and correcting certificates under a contract. */
class CertificateRecordingTest {

  private static final Instant MARCH_2027 = Instant.parse("2027-03-01T08:00:00Z");
  private static final LocalDate MARCH_1 = LocalDate.of(2027, 3, 1);
  private static final LocalDate SIGNED = LocalDate.of(2027, 1, 5);

  private static TestDatabase database;
  private static ConnectionPools pools;

  private final ContractStory story = new ContractStory(database, pools, MARCH_2027);
  private final Actor body = story.body("Certif Exemple (fictif)");

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    pools = database.pools(6, Map.of("certificate_current", CertificateProblem.CERTIFICATE_EXISTS));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void recordingWritesRemindersAndCertifiesTheFile() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Certificate certificate = story.certify(body, MARCH_1, MARCH_1);

    assertThat(certificate.validUntilOn()).isEqualTo("2030-02-28");
    assertThat(certificate.terms().surveillanceFromOn()).isEqualTo("2028-05-01");
    assertThat(certificate.terms().surveillanceToOn()).isEqualTo("2029-01-01");
    assertThat(certificate.organization().siren()).isEqualTo("732829320");
    assertThat(reminders(certificate.id(), "scheduled")).hasSize(18);
    assertThat(
            story.ask(
                "select phase || ' ' || certified_until_on from app.certification_cycle where id = ?",
                certificate.contract().cycleId()))
        .containsExactly("certified 2030-02-28");
    assertThat(
            story.ask(
                "select type from app.event where tenant_id = ? order by id",
                story.organization.tenantId()))
        .containsExactly(
            "certification_file.opened",
            "certification_cycle.opened",
            "certification_cycle.body_choice_started",
            "certification_cycle.applied",
            "certificate.issued",
            "certification_cycle.certified");
    assertThat(story.ask("select type from app.event where tenant_id = ?", body.tenantId()))
        .containsExactly("certificate.issued");
    // Only the two parties read it.
    assertThat(seen(story.organization, certificate)).isTrue();
    assertThat(seen(body, certificate)).isTrue();
    assertThat(seen(story.body("Autre (fictif)"), certificate)).isFalse();
  }

  @Test
  void failureToWriteRemindersRollsBackTheCertificate() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    CertificateReminders broken =
        new CertificateReminders() {
          @Override
          public void schedule(Tx tx, Certificate certificate) {
            throw new IllegalStateException("no room for reminders");
          }

          @Override
          public void reschedule(Tx tx, Certificate wrong, Certificate right) {
            throw new IllegalStateException("no room for reminders");
          }
        };
    CertificateService service =
        new CertificateService(AuditRulesBook.load(), new Publications(), broken);

    assertThatThrownBy(() -> record(service)).hasMessage("no room for reminders");
    assertThat(written()).isEmpty();

    Certificate wrong = story.certify(body, MARCH_1, MARCH_1);
    List<String> before = written();
    assertThatThrownBy(() -> correct(service, wrong, MARCH_1.plusDays(1)))
        .hasMessage("no room for reminders");
    assertThat(written()).isEqualTo(before);
    assertThat(reminders(wrong.id(), "scheduled")).hasSize(18);
  }

  @Test
  void fileIsNotFoundWithoutAContract() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Actor other = story.body("Autre (fictif)");
    assertThatThrownBy(() -> story.certify(other, MARCH_1, MARCH_1))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.code()).isEqualTo(KernelProblem.NOT_FOUND));
  }

  @Test
  void contractHasOneCurrentCertificate() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    story.certify(body, MARCH_1, MARCH_1);
    assertThatThrownBy(() -> story.certify(body, MARCH_1, MARCH_1))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.code()).isEqualTo(CertificateProblem.CERTIFICATE_EXISTS));
  }

  @Test
  void onlyOneOfTwoConcurrentCertificatesIsRecorded() throws Exception {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Callable<String> attempt =
        () -> {
          try {
            story.certify(body, MARCH_1, MARCH_1);
            return "recorded";
          } catch (Problem refused) {
            return refused.code().code();
          }
        };
    assertThat(atOnce(List.of(attempt, attempt)))
        .containsExactlyInAnyOrder("recorded", "certificate_exists");
    assertThat(
            story.ask(
                "select count(*) from app.reminder where tenant_id = ?",
                story.organization.tenantId()))
        .containsExactly("18");
  }

  @Test
  void correctionSupersedesTheRecordAndItsUnsentReminders() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Certificate wrong = story.certify(body, MARCH_1, MARCH_1);
    story.write(
        connection ->
            Sql.run(
                connection,
                "update app.reminder set state = 'sent' where certificate_id = ? and kind = any (?)",
                wrong.id(),
                new String[] {"surveillance_month_13", "renewal_tender_drafted"}));
    story.clockAt(Instant.parse("2028-04-20T08:00:00Z"));

    Certificate right = correct(story.certificates, wrong, LocalDate.of(2027, 3, 8));

    assertThat(right.validUntilOn()).isEqualTo("2030-03-07");
    assertThat(
            story.ask(
                "select (superseded_at is not null) || ' ' || version from app.certificate where id = ?",
                wrong.id()))
        .containsExactly("true 2");
    assertThat(reminders(wrong.id(), "superseded")).hasSize(16);
    assertThat(reminders(wrong.id(), "sent")).hasSize(2);
    // Month 13 was sent, the draft was made: neither is repeated.
    assertThat(reminders(right.id(), "scheduled"))
        .hasSize(16)
        .doesNotContain("surveillance_month_13", "renewal_tender_drafted");
    assertThat(
            story.ask(
                "select certified_until_on from app.certification_cycle where id = ?",
                wrong.contract().cycleId()))
        .containsExactly("2030-03-07");
  }

  @Test
  void supersededOrExpiredRecordCannotBeCorrected() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Certificate first = story.certify(body, MARCH_1, MARCH_1);
    Certificate second = correct(story.certificates, first, MARCH_1.plusDays(1));
    Certificate reread = story.tenants.run(body, tx -> story.certificates.find(tx, first.id()));
    assertThat(reread.superseded().supersededById()).isEqualTo(second.id());
    assertThatThrownBy(() -> correct(story.certificates, reread, MARCH_1.plusDays(2)))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.members()).containsEntry("current_state", "superseded"));
    story.clockAt(Instant.parse("2030-03-02T08:00:00Z"));
    assertThatThrownBy(() -> correct(story.certificates, second, MARCH_1.plusDays(2)))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.members()).containsEntry("current_state", "expired"));
  }

  @Test
  void renewalByAnotherBodyStartsTheDayAfterTheOldEnd() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Certificate old = story.certify(body, MARCH_1, MARCH_1);
    story.clockAt(Instant.parse("2030-01-10T08:00:00Z"));
    Actor next = story.body("Autre (fictif)");
    story.sign(next, TenderKind.RENEWAL, LocalDate.of(2029, 12, 1));
    LocalDate decided = LocalDate.of(2030, 1, 10);

    assertThatThrownBy(() -> story.certify(next, decided, decided))
        .isInstanceOfSatisfying(
            Problem.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(fault -> fault.pointer() + " " + fault.code())
                    .containsExactly("/valid_from_on inconsistent"));
    Certificate renewed = story.certify(next, decided, LocalDate.of(2030, 3, 1));

    assertThat(renewed.validUntilOn()).isEqualTo("2033-02-28");
    assertThat(renewed.contract().cycleId()).isNotEqualTo(old.contract().cycleId());
    assertThat(
            story.ask(
                "select number || ' ' || kind || ' ' || phase from app.certification_cycle where tenant_id = ? order by number",
                story.organization.tenantId()))
        .as("the old certificate is valid for seven more weeks")
        .containsExactly("1 initial renewal", "2 renewal certified");
  }

  /**
   * Fails if a renewal is valid before it starts, or the file shows one certificate for both, or
   * derives the certificate from the phase: only the day decides, without a job.
   */
  @Test
  void currentAndNextCertificateDependOnTheDay() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Certificate old = story.certify(body, MARCH_1, MARCH_1);
    assertThat(onTheFile()).isEqualTo("true valid 2030-02-28 / none");

    story.clockAt(Instant.parse("2030-01-10T08:00:00Z"));
    story.sign(body, TenderKind.RENEWAL, LocalDate.of(2029, 12, 1));
    Certificate next = story.certify(body, LocalDate.of(2030, 1, 10), LocalDate.of(2030, 3, 1));

    assertThat(next.state(LocalDate.of(2030, 2, 28))).isEqualTo(CertificateState.UPCOMING);
    assertThat(next.state(LocalDate.of(2030, 3, 1))).isEqualTo(CertificateState.VALID);
    assertThat(old.state(LocalDate.of(2030, 2, 28))).isEqualTo(CertificateState.VALID);
    assertThat(old.state(LocalDate.of(2030, 3, 1))).isEqualTo(CertificateState.EXPIRED);
    assertThat(onTheFile()).isEqualTo("true valid 2030-02-28 / upcoming 2033-02-28");
    assertThat(listed(CertificateState.UPCOMING)).containsExactly(next.id());
    assertThat(listed(CertificateState.VALID)).containsExactly(old.id());

    story.clockAt(Instant.parse("2030-03-01T08:00:00Z"));
    assertThat(onTheFile()).isEqualTo("true valid 2033-02-28 / none");
    assertThat(listed(CertificateState.UPCOMING)).isEmpty();
    assertThat(listed(CertificateState.VALID)).containsExactly(next.id());
    assertThat(listed(CertificateState.EXPIRED)).containsExactly(old.id());

    story.clockAt(Instant.parse("2033-03-01T08:00:00Z"));
    assertThat(onTheFile()).isEqualTo("false expired 2033-02-28 / none");
  }

  @Test
  void upcomingCertificateCanBeCorrected() {
    story.sign(body, TenderKind.INITIAL, SIGNED);
    Certificate wrong = story.certify(body, MARCH_1, LocalDate.of(2027, 4, 1));
    assertThat(onTheFile()).isEqualTo("false none / upcoming 2030-03-31");

    Certificate right = correct(story.certificates, wrong, MARCH_1);

    assertThat(right.state(MARCH_1)).isEqualTo(CertificateState.VALID);
    assertThat(onTheFile()).isEqualTo("true valid 2030-02-28 / none");
  }

  private String onTheFile() {
    FileCertificates of = story.tenants.run(story.organization, CertificateService::ofFile);
    return of.certified() + " " + words(of.current()) + " / " + words(of.next());
  }

  private static String words(CertificateSummary certificate) {
    return certificate == null ? "none" : certificate.state() + " " + certificate.validUntilOn();
  }

  private List<UUID> listed(CertificateState state) {
    Page first = new Page(100, "-created_at", List.of(), "");
    return story.tenants.run(
        story.organization,
        tx ->
            tx.list(CertificateService.page(tx.actor(), List.of(state), first, false)).stream()
                .map(found -> found.certificate().id())
                .toList());
  }

  /** Fails if one fixed file defines the horizons. */
  @Test
  void remindersUseTheHorizonsInForceWhenWritten() {
    ReminderHorizons usual = ReminderHorizons.versions().asOf(MARCH_1);
    ReminderHorizons later =
        new ReminderHorizons(
            MARCH_1, usual.source(), LocalTime.of(10, 0), usual.renewal(), usual.surveillance());
    CertificateService service =
        new CertificateService(
            AuditRulesBook.load(),
            new Publications(),
            new ReminderWriter(
                new Versions<>(
                    List.of(
                        new Version<>("usual", MARCH_1.minusDays(1), usual),
                        new Version<>("later", MARCH_1, later)))));
    story.sign(body, TenderKind.INITIAL, SIGNED);
    story.clockAt(Instant.parse("2027-02-28T08:00:00Z"));
    Certificate before = recordOn(service, MARCH_1.minusDays(1));
    assertThat(hours(before)).containsExactly("09:00");

    story.clockAt(MARCH_2027);
    Certificate after = correct(service, before, MARCH_1);
    assertThat(hours(after)).containsExactly("10:00");
  }

  private Certificate recordOn(CertificateService service, LocalDate day) {
    return story.tenants.run(
        body,
        tx -> {
          Certificate certificate = service.prepare(tx, story.request(day, day), new Faults());
          service.record(tx, certificate);
          return certificate;
        });
  }

  private List<String> hours(Certificate certificate) {
    return story.ask(
        "select distinct to_char(due_at at time zone 'Europe/Paris', 'HH24:MI') from app.reminder"
            + " where certificate_id = ?",
        certificate.id());
  }

  private Certificate record(CertificateService service) {
    return story.tenants.run(
        body,
        tx -> {
          Certificate certificate =
              service.prepare(tx, story.request(MARCH_1, MARCH_1), new Faults());
          service.record(tx, certificate);
          return certificate;
        });
  }

  private Certificate correct(CertificateService service, Certificate wrong, LocalDate from) {
    CorrectionRequest request =
        new CorrectionRequest(
            new Reason<>(CorrectionCode.WRONG_DATES, "The day was wrong."), null, null, from, null);
    Certificate[] right = new Certificate[1];
    story.outbox.perform(
        story.tenants.run(
            body,
            tx -> {
              right[0] = service.prepareCorrection(tx, wrong, request, new Faults());
              return service.correct(tx, wrong, right[0]);
            }));
    return right[0];
  }

  private boolean seen(Actor reader, Certificate certificate) {
    return story.tenants.run(
        reader,
        tx -> {
          try {
            return story.certificates.find(tx, certificate.id()).id().equals(certificate.id());
          } catch (Problem unseen) {
            return false;
          }
        });
  }

  private List<String> reminders(UUID certificate, String state) {
    return story.ask(
        "select kind from app.reminder where certificate_id = ? and state = ?", certificate, state);
  }

  /** All rows that the two tenants have about certificates. */
  private List<String> written() {
    UUID of = story.organization.tenantId();
    List<String> all = new ArrayList<>();
    all.addAll(
        story.ask(
            "select id || ' ' || version from app.certificate where tenant_id = ? order by id",
            of));
    all.addAll(
        story.ask(
            "select id || ' ' || state from app.reminder where tenant_id = ? order by id", of));
    all.addAll(
        story.ask("select id from app.event where tenant_id = ? order by id", body.tenantId()));
    all.addAll(
        story.ask(
            "select id from app.state_history where tenant_id = ? order by id", body.tenantId()));
    all.addAll(
        story.ask(
            "select id from app.outbox_task where author_tenant_id = ? order by id",
            body.tenantId()));
    return all;
  }

  private static List<String> atOnce(List<Callable<String>> attempts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(attempts.size());
    try {
      List<String> outcomes = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(attempts)) {
        outcomes.add(each.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
