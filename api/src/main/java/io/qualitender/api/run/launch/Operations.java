package io.qualitender.api.run.launch;

import io.qualitender.admin.apikey.ApiKeys;
import io.qualitender.admin.tenant.Identities;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.admin.tenant.Tenants;
import io.qualitender.api.party.directory.BodyAccounts;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.run.embedded.EmbeddedPostgres;
import io.qualitender.api.run.embedded.EmbeddedPostgresException;
import io.qualitender.api.run.embedded.Options;
import io.qualitender.api.run.launch.LaunchSettings.Purpose;
import io.qualitender.kernel.dump.DatabaseDump;
import io.qualitender.kernel.dump.DatabaseRestore;
import io.qualitender.kernel.dump.DumpFile;
import io.qualitender.kernel.dump.DumpSummary;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.migration.Migrations;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the operator does from a terminal. On the embedded database the service must be stopped
 * first: one process holds the folder.
 */
final class Operations {

  private final Map<String, String> environment;
  private final PrintStream out;
  private final Identities identities = new Identities();

  Operations(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** Brings the schema up to this build's. */
  void migrate() throws SQLException {
    withDatabase(
        Purpose.MIGRATE,
        access -> {
          Migrations.Result result =
              Migrations.run(
                  access.jdbcUrl(), access.migrator().user(), access.migrator().password());
          out.println(
              result.ran() == 0
                  ? "Nothing to run: the schema is at " + result.version() + "."
                  : "Ran "
                      + result.ran()
                      + " migrations: the schema is at "
                      + result.version()
                      + ".");
        });
  }

  /** Writes all rows into a file, also while the service runs. */
  void dump(Path file) throws SQLException {
    withDatabaseOrBesideService(
        access ->
            out.println(
                "Wrote " + file + ": " + DatabaseDump.write(migratorOf(access), file) + "."));
  }

  /** Puts such a file into an empty database, which it migrates first. */
  void restore(Path file) throws SQLException {
    DumpFile dump = DumpFile.open(file);
    withDatabase(
        Purpose.MIGRATE,
        access -> {
          DumpSummary restored =
              DatabaseRestore.run(
                  migratorOf(access),
                  () ->
                      Migrations.run(
                          access.jdbcUrl(), access.migrator().user(), access.migrator().password()),
                  dump);
          out.println("Restored " + file + ": " + restored + ".");
        });
  }

  /** Lets a live tenant answer for a real certification body. */
  void link(String body, String tenant) throws SQLException {
    var bodyId =
        Directory.ID
            .parse(body)
            .orElseThrow(() -> new LaunchFault.Unusable(body + " is no id of a body (cbd_…)."));
    UUID tenantId = tenantId(tenant);
    withControl(
        control -> {
          new BodyAccounts(control, new Tenants()).link(bodyId, tenantId);
          out.println(tenant + " answers for " + body + " from now on.");
        });
  }

  /** The operator's word that a live tenant is who it says. */
  void verifyIdentity(String tenant, String by) throws SQLException {
    UUID id = tenantId(tenant);
    withControl(
        control ->
            requireOperatorName(
                control.run(tx -> identities.verify(tx, id, by)), "is verified", by));
  }

  /** Takes that word back. */
  void withdrawIdentity(String tenant, String by) throws SQLException {
    UUID id = tenantId(tenant);
    withControl(
        control ->
            requireOperatorName(
                control.run(tx -> identities.withdraw(tx, id, by)), "is no longer verified", by));
  }

  /** The tenant is somebody else: its SIREN is free. */
  void refuseIdentity(String tenant, String by) throws SQLException {
    UUID id = tenantId(tenant);
    withControl(
        control ->
            requireOperatorName(
                control.run(tx -> identities.refuse(tx, id, by)),
                "is refused, and its SIREN is free to sign up",
                by));
  }

  /** A key for a tenant that has none left. The secret is on the terminal and nowhere else. */
  void issueKey(String tenant, String by) throws SQLException {
    UUID id = tenantId(tenant);
    withControl(
        control -> {
          ApiKeys.Issued issued =
              control.run(
                  tx ->
                      ApiKeys.issue(
                          tx,
                          new Tenants().find(tx, id).orElseThrow(SqlErrorTranslator::notFound),
                          by));
          out.println("A key for " + tenant + ", kept with the name " + by.strip() + ":");
          out.println();
          out.println("  " + issued.secret());
          out.println();
          out.println("It has every scope, does not end by itself and is not shown again.");
        });
  }

  /** With the name and the number: what was typed is only an id. */
  private void requireOperatorName(Tenant tenant, String outcome, String by) {
    out.println(
        "%s (%s, SIREN %s) %s; kept with the name %s."
            .formatted(
                Tenant.ID.format(tenant.id()), tenant.name(), tenant.siren(), outcome, by.strip()));
  }

  private static UUID tenantId(String tenant) {
    return Tenant.ID
        .parse(tenant)
        .orElseThrow(() -> new LaunchFault.Unusable(tenant + " is no id of a tenant (tnt_…)."));
  }

  private void withControl(Consumer<ControlTx> work) throws SQLException {
    withDatabase(
        Purpose.SERVE,
        access ->
            work.accept(
                new ControlTx(
                    new ConnectionPools(
                        source(access, access.app()),
                        source(access, access.control()),
                        source(access, access.worker()),
                        Json.mapper(),
                        new SqlErrorTranslator(Map.of())))));
  }

  @FunctionalInterface
  private interface Work {
    void on(DatabaseAccess access) throws SQLException;
  }

  /** What only reads may do so beside the service, on the embedded database too. */
  private void withDatabaseOrBesideService(Work work) throws SQLException {
    try {
      withDatabase(Purpose.MIGRATE, work);
    } catch (EmbeddedPostgresException e) {
      if (!e.isFolderInUse()) {
        throw e;
      }
      LaunchSettings settings = LaunchSettings.read(environment, Purpose.MIGRATE);
      work.on(EmbeddedPostgres.running(settings.dataDir()).orElseThrow(() -> e));
    }
  }

  private void withDatabase(Purpose purpose, Work work) throws SQLException {
    LaunchSettings settings = LaunchSettings.read(environment, purpose);
    if (settings.database().isPresent()) {
      work.on(settings.database().get());
      return;
    }
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            settings.dataDir(), Options.product(), what -> out.println("  " + what + " …"))) {
      work.on(postgres.access());
    }
  }

  private static DataSource migratorOf(DatabaseAccess access) {
    return source(access, access.migrator());
  }

  private static DataSource source(DatabaseAccess access, DatabaseLogin login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(access.jdbcUrl());
    source.setUser(login.user());
    source.setPassword(login.password());
    return source;
  }
}
