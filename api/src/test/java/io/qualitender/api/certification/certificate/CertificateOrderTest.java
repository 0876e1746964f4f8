package io.qualitender.api.certification.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.certification.reminder.ReminderSweep;
import io.qualitender.api.file.certificationfile.CertificationFile;
import io.qualitender.api.file.certificationfile.FileCertificates;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The first cycle, contract and certificate come from a node whose clock is centuries ahead, so
 * that their ids are greater than the later ones. Fails wherever the order of ids decides which is
 * the newest or the next.
 */
class CertificateOrderTest {

  private static final UUID GREATEST = UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff");
  private static final LocalDate MARCH_1 = LocalDate.of(2027, 3, 1);

  private static TestDatabase database;
  private static ConnectionPools pools;

  private final ContractStory story =
      new ContractStory(database, pools, Instant.parse("2027-03-01T08:00:00Z"));
  private final Actor body = story.body("Certif Exemple (fictif)");

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    pools = database.pools();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void renewalFollowsTheCertificateWhateverTheirIds() {
    story.write(
        connection ->
            Sql.run(
                connection,
                "update app.certification_cycle set id = ? where tenant_id = ?",
                GREATEST,
                story.organization.tenantId()));
    story.sign(body, TenderKind.INITIAL, LocalDate.of(2027, 1, 5), GREATEST);
    Certificate old = story.certify(body, MARCH_1, MARCH_1, CertificateOrderTest::withGreatestId);
    assertThat(old.contract().cycleId())
        .isEqualTo(old.id())
        .isEqualTo(old.contract().contractId())
        .isEqualTo(GREATEST);

    story.clockAt(Instant.parse("2029-07-01T08:00:00Z"));
    story.sign(body, TenderKind.RENEWAL, LocalDate.of(2029, 7, 1));
    new DueJobRunner(List.of(new ReminderSweep(new WorkerTx(pools)))).performDue();
    assertThat(kinds("suppressed"))
        .as("the next cycle has its contract")
        .contains("renewal_tender_drafted");

    story.clockAt(Instant.parse("2030-01-10T08:00:00Z"));
    // The contract that has no certificate yet is the renewal's, and the first day follows the old
    // end.
    Certificate next = story.certify(body, LocalDate.of(2030, 1, 10), LocalDate.of(2030, 3, 1));
    // As the database orders them: a UUID of Java is compared with its sign.
    assertThat(next.contract().cycleId().toString())
        .isLessThan(old.contract().cycleId().toString());
    assertThat(next.id().toString()).isLessThan(old.id().toString());

    FileCertificates file = story.tenants.run(story.organization, CertificateService::ofFile);
    assertThat(file.current().id()).isEqualTo(Certificate.ID.format(old.id()));
    assertThat(file.next().id()).isEqualTo(Certificate.ID.format(next.id()));
    String fileId = CertificationFile.ID.format(next.contract().fileId());
    Optional<Certificate> conflicting =
        story.tenants.run(body, tx -> story.certificates.conflicting(tx, fileId));
    assertThat(conflicting)
        .as("where all contracts have a certificate, another is refused under the newest")
        .map(Certificate::id)
        .contains(next.id());
    for (Actor reader : List.of(story.organization, body)) {
      assertThat(page(reader, List.of())).extracting(Certificate::id).startsWith(next.id());
      assertThat(page(reader, List.of(next.createdAt().toString(), next.id().toString())))
          .as("the second page")
          .extracting(Certificate::id)
          .containsExactly(old.id());
    }

    story.clockAt(Instant.parse("2030-02-28T08:00:00Z"));
    new DueJobRunner(List.of(new ReminderSweep(new WorkerTx(pools)))).performDue();
    assertThat(kinds("sent"))
        .as("it is renewed: no reminder of its end")
        .doesNotContain("renewal_1_day", "certificate_expired");
    assertThat(kinds("suppressed")).contains("renewal_1_day", "certificate_expired");
  }

  /** One row a page; one more is read to know whether there is a next. */
  private List<Certificate> page(Actor reader, List<String> after) {
    Page page = new Page(1, "-created_at", after, "");
    return story.tenants.run(
        reader,
        tx ->
            tx.list(CertificateService.page(tx.actor(), List.of(), page, after.isEmpty())).stream()
                .map(Certificate.WithBody::certificate)
                .toList());
  }

  private List<String> kinds(String state) {
    return story.ask(
        "select kind from app.reminder where tenant_id = ? and certificate_id = ? and state = ?",
        story.organization.tenantId(),
        GREATEST,
        state);
  }

  private static Certificate withGreatestId(Certificate made) {
    return new Certificate(
        made.tenantId(),
        GREATEST,
        made.contract(),
        made.number(),
        made.decidedOn(),
        made.validFromOn(),
        made.terms(),
        made.actionCategories(),
        made.organization(),
        made.correction(),
        made.version(),
        made.createdAt(),
        made.updatedAt(),
        made.superseded());
  }
}
