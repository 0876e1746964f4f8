package io.qualitender.api.party.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qualitender.admin.tenant.Tenants;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.api.reference.referential.Versions.Version;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Linking a real body's entry to its tenant. */
class BodyAccountsTest {

  private static TestDatabase database;
  private static ControlTx control;

  private final Tenants tenants = new Tenants();
  private final BodyAccounts accounts = new BodyAccounts(control, tenants);

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    control = new ControlTx(database.pools());
    assertThat(DirectoryFile.read().load(control)).isEqualTo(51);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void entryIsLinkedOnceAndReloadingKeepsTheLink() {
    UUID body = live(TenantKind.CERTIFICATION_BODY);
    UUID entry = entry("Certifopac");
    accounts.link(entry, body);
    assertThat(accountOf("Certifopac")).isEqualTo(body.toString());

    assertThat(refusal(entry, live(TenantKind.CERTIFICATION_BODY))).isEqualTo("entry_not_linkable");
    assertThat(refusal(entry("Qualibat"), body)).isEqualTo("entry_not_linkable");
    assertThat(DirectoryFile.read().load(control)).isZero();
    assertThat(accountOf("Certifopac")).isEqualTo(body.toString());
  }

  @Test
  void onlyALiveBodyCanBeLinked() {
    UUID entry = entry("Apave Certification");
    assertThat(refusal(entry, live(TenantKind.TRAINING_ORGANIZATION))).isEqualTo("not_a_live_body");
    assertThat(refusal(entry, fictional())).isEqualTo("not_a_live_body");
    assertThat(refusal(entry, Ids.next())).isEqualTo("not_found");
    assertThat(accountOf("Apave Certification")).isNull();
  }

  @Test
  void labellingInstanceAndUnknownEntryCannotBeLinked() {
    UUID body = live(TenantKind.CERTIFICATION_BODY);
    assertThat(refusal(entry("Réseau E2C France"), body)).isEqualTo("entry_not_linkable");
    assertThat(refusal(Ids.next(), body)).isEqualTo("not_found");
  }

  @Test
  void changedEntriesAreUpdatedAndCounted() {
    Sql.committed(
        database.superuser(),
        connection ->
            Sql.run(
                connection,
                "update reference.certification_body set website = 'old.example' where name = 'LNE'"));
    assertThat(DirectoryFile.read().load(control)).isEqualTo(1);
    assertThat(
            ask(
                "select website is null and version = 2 from reference.certification_body where name = 'LNE'"))
        .isEqualTo("t");
  }

  /**
   * Fails if a new list removes an entry or changes its id, or if a node of an older build restores
   * its older list.
   */
  @Test
  void entryIsKeptAcrossLists() {
    CertificationBody first = real("Certif A", "5-0001", LocalDate.parse("2026-10-01"));
    CertificationBody leaving = real("Certif B", null, LocalDate.parse("2026-10-01"));
    CertificationBody renamed =
        renamed(first.id(), "Certif A Renommé", "5-0002", LocalDate.parse("2026-10-02"));
    DirectoryFile older = list(List.of(first, leaving));
    assertThat(older.load(control)).isEqualTo(2);
    UUID body = live(TenantKind.CERTIFICATION_BODY);
    accounts.link(first.id(), body);

    assertThat(list(List.of(renamed)).load(control)).isEqualTo(1);
    assertThat(older.load(control)).isZero();

    assertThat(entry("Certif A Renommé")).isEqualTo(first.id());
    assertThat(accountOf("Certif A Renommé")).isEqualTo(body.toString());
    assertThat(entry("Certif B")).isEqualTo(leaving.id());
    assertThat(
            ask(
                "select cofrac_number || ' ' || version from reference.certification_body where id = ?",
                first.id()))
        .isEqualTo("5-0002 3");
  }

  private static DirectoryFile list(List<CertificationBody> bodies) {
    return new DirectoryFile(
        new Versions<>(List.of(new Version<>("list", bodies.get(0).evidence().readOn(), bodies))));
  }

  private static CertificationBody real(String name, String number, LocalDate readOn) {
    return renamed(Ids.next(), name, number, readOn);
  }

  private static CertificationBody renamed(UUID id, String name, String number, LocalDate readOn) {
    return CertificationBody.listed(
        id,
        name,
        BodyKind.CERTIFICATION_BODY,
        number,
        new CertificationBody.Listing(ListingStatus.LISTED, null, null, readOn),
        null,
        List.of(),
        new CertificationBody.Evidence("test", "essai", Confidence.B, readOn));
  }

  private String refusal(UUID entry, UUID tenant) {
    return catchThrowableOfType(Problem.class, () -> accounts.link(entry, tenant)).code().code();
  }

  private UUID live(TenantKind kind) {
    return control.run(tx -> tenants.open(tx, kind, "A tenant", Sirens.next()).id());
  }

  private UUID fictional() {
    UUID sandbox = Ids.next();
    Sql.committed(
        database.superuser(),
        connection ->
            Sql.run(
                connection,
                "insert into admin.sandbox (id, created_at) values (?, clock_timestamp())",
                sandbox));
    return control.run(
        tx ->
            tenants
                .createFictional(
                    tx,
                    TenantKind.CERTIFICATION_BODY,
                    "Certificateur fictif",
                    sandbox,
                    Instant.parse("2026-12-01T08:00:00Z"))
                .id());
  }

  private static UUID entry(String name) {
    return UUID.fromString(ask("select id from reference.certification_body where name = ?", name));
  }

  private static String accountOf(String name) {
    return ask("select account_tenant_id from reference.certification_body where name = ?", name);
  }

  private static String ask(String sql, Object... values) {
    return Sql.rolledBack(database.superuser(), connection -> Sql.text(connection, sql, values));
  }
}
