package io.qualitender.api.certification.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.api.certification.reminder.ReminderHorizons;
import io.qualitender.api.certification.reminder.ReminderWriter;
import io.qualitender.api.file.certificationfile.BodySelection;
import io.qualitender.api.file.certificationfile.CertificationFile;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.file.certificationfile.CertificationService.CurrentCycle;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.PublicationFixture;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.OutboxWorker;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * An organization and certification bodies in a sandbox, with contracts whose preceding rows are
 * inserted directly.
 */
public final class ContractStory {

  private static final Publication.Organization HOLDER =
      new Publication.Organization(
          "Atelier des Métiers",
          "732829320",
          "73282932000074",
          "11751234575",
          Publication.Identity.NOT_VERIFIED);

  public final UUID sandbox = Ids.next();
  public final Actor organization = actor(TenantKind.TRAINING_ORGANIZATION);
  public final CertificationService certification = new CertificationService();
  public final OutboxWorker outbox;

  final TenantTx tenants;
  final CertificateService certificates;
  private final TestDatabase database;
  private UUID fileId;
  private UUID cycleId;

  /**
   * @param now the sandbox's time
   */
  public ContractStory(TestDatabase database, ConnectionPools pools, Instant now) {
    this.database = database;
    this.tenants = new TenantTx(pools, TestDatabase.ANY_KEY);
    this.certificates =
        new CertificateService(
            AuditRulesBook.load(),
            new Publications(),
            new ReminderWriter(ReminderHorizons.versions()));
    this.outbox =
        new OutboxWorker(
            tenants,
            new WorkerTx(pools),
            Map.of(CertificateService.RECORDED, certificates.recorded(certification)));
    write(
        connection ->
            Sql.run(
                connection,
                "insert into admin.sandbox (id, created_at) values (?, clock_timestamp())",
                sandbox));
    clockAt(now);
    tenant(organization, "Atelier des Métiers");
    tenants.execute(organization, CertificationService::open);
  }

  public TenantTx tenants() {
    return tenants;
  }

  /** A body of the sandbox, with its entry in the directory. */
  public Actor body(String name) {
    Actor body = actor(TenantKind.CERTIFICATION_BODY);
    tenant(body, name);
    write(
        connection ->
            Sql.run(
                connection,
                """
                insert into reference.certification_body
                  (id, name, kind, listing_status, action_categories, basis, confidence, read_on, sandbox_id,
                   account_tenant_id, version, created_at, updated_at)
                values (?, ?, 'certification_body', 'accredited', '{actions_de_formation}', 'fictional', 'a',
                        date '2026-11-24', ?, ?, 1, now(), now())
                """,
                entryOf(body),
                name,
                sandbox,
                body.tenantId()));
    return body;
  }

  /** Creates a contract with {@code body}. */
  public UUID sign(Actor body, TenderKind kind, LocalDate signedOn) {
    return sign(body, kind, signedOn, Ids.next());
  }

  /** Creates a contract with a given id. */
  public UUID sign(Actor body, TenderKind kind, LocalDate signedOn, UUID contract) {
    CurrentCycle cycle =
        tenants.run(
            organization, tx -> certification.chooseBody(tx, BodySelection.valueOf(kind.name())));
    fileId = cycle.fileId();
    cycleId = cycle.cycleId();
    write(connection -> sign(connection, body, kind, signedOn, contract, cycle.certifiedUntilOn()));
    tenants.execute(organization, tx -> certification.apply(tx, cycleId, entryOf(body)));
    return contract;
  }

  private int sign(
      Connection connection,
      Actor body,
      TenderKind kind,
      LocalDate signedOn,
      UUID contract,
      LocalDate certifiedUntilOn)
      throws SQLException {
    UUID of = organization.tenantId();
    UUID cb = body.tenantId();
    UUID tender = Ids.next();
    UUID invitation = Ids.next();
    UUID quote = Ids.next();
    UUID award = Ids.next();
    Sql.run(
        connection,
        """
        insert into app.tender (tenant_id, id, kind, state, closes_at, min_quotes, criteria, origin, cycle_id, published_at,
                                version, created_at, updated_at)
        values (?, ?, ?, 'contracted', now(), 2, '[]', 'manual', ?, now(), 1, now(), now())
        """,
        of,
        tender,
        kind.name().toLowerCase(Locale.ROOT),
        cycleId);
    Sql.run(
        connection,
        """
        insert into app.tender_publication (tenant_id, id, tender_id, content, closes_at, visible_to, published_at)
        values (?, ?, ?, cast(? as jsonb), now(), array[cast(? as uuid)], now())
        """,
        of,
        Ids.next(),
        tender,
        content(kind, certifiedUntilOn),
        cb);
    Sql.run(
        connection,
        """
        insert into app.tender_invitation (tenant_id, id, tender_id, certification_body_id, cb_tenant_id, sent_at, created_at)
        values (?, ?, ?, ?, ?, now(), now())
        """,
        of,
        invitation,
        tender,
        entryOf(body),
        cb);
    Sql.run(
        connection,
        """
        insert into app.quote (tenant_id, id, tender_id, invitation_id, cb_tenant_id, certification_body_id, state,
                               submitted_revision, received_at, opened_at, version, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, 'opened', 1, now(), now(), 1, now(), now())
        """,
        of,
        quote,
        tender,
        invitation,
        cb,
        entryOf(body));
    Sql.run(
        connection,
        """
        insert into app.tender_award (tenant_id, id, tender_id, quote_id, cb_tenant_id, certification_body_id, rank,
                                      number, proposed_at, lapses_at, version, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, 1, 1, now(), now(), 1, now(), now())
        """,
        of,
        award,
        tender,
        quote,
        cb,
        entryOf(body));
    return Sql.run(
        connection,
        """
        insert into app.contract (tenant_id, id, tender_id, award_id, cb_tenant_id, certification_body_id, file_id,
                                  cycle_id, cycle_number, action_categories, signed_on, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?,
                (select c.number from app.certification_cycle c where c.id = ?), '{actions_de_formation}', ?, now())
        """,
        of,
        contract,
        tender,
        award,
        cb,
        entryOf(body),
        fileId,
        cycleId,
        cycleId,
        signedOn);
  }

  private static String content(TenderKind kind, LocalDate certifiedUntilOn) {
    try {
      return Json.mapper()
          .writeValueAsString(
              PublicationFixture.of(kind)
                  .organization(HOLDER)
                  .certifiedUntilOn(certifiedUntilOn)
                  .content());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body records a certificate, and the organization's outbox task is run. */
  public Certificate certify(Actor body, LocalDate decidedOn, LocalDate validFromOn) {
    return certify(body, decidedOn, validFromOn, UnaryOperator.identity());
  }

  /** The same, as {@code node} makes of it before it is written. */
  public Certificate certify(
      Actor body, LocalDate decidedOn, LocalDate validFromOn, UnaryOperator<Certificate> node) {
    Certificate[] recorded = new Certificate[1];
    DueItem left =
        tenants.run(
            body,
            tx -> {
              recorded[0] =
                  node.apply(
                      certificates.prepare(tx, request(decidedOn, validFromOn), new Faults()));
              return certificates.record(tx, recorded[0]);
            });
    outbox.perform(left);
    return recorded[0];
  }

  CertificateRequest request(LocalDate decidedOn, LocalDate validFromOn) {
    return new CertificateRequest(
        CertificationFile.ID.format(fileId),
        "QLP-2027-0042",
        decidedOn,
        validFromOn,
        List.of(ActionCategory.ACTIONS_DE_FORMATION));
  }

  /** Sets the sandbox's clock. */
  public void clockAt(Instant now) {
    write(
        connection ->
            Sql.run(
                connection,
                "update admin.sandbox set clock_offset = cast(? as timestamptz) - clock_timestamp() where id = ?",
                Timestamp.from(now),
                sandbox));
  }

  /** Queries the tables, bypassing row-level security. */
  public List<String> ask(String sql, Object... values) {
    return Sql.rolledBack(database.migrator(), connection -> Sql.texts(connection, sql, values));
  }

  public void write(Sql.Work<?> work) {
    Sql.committed(database.migrator(), work);
  }

  private void tenant(Actor actor, String name) {
    write(
        connection ->
            Sql.run(
                connection,
                "insert into admin.tenant (id, kind, name, sandbox_id, created_at) values (?, ?, ?, ?, now())",
                actor.tenantId(),
                actor.kind().name().toLowerCase(Locale.ROOT),
                name,
                sandbox));
  }

  private Actor actor(TenantKind kind) {
    return new Actor(
        Ids.next(), kind, sandbox, Ids.next(), Role.OWNER, Set.of("certificates:write"));
  }

  /** The id of a body's directory entry, the same as its tenant's. */
  private static UUID entryOf(Actor body) {
    return body.tenantId();
  }
}
