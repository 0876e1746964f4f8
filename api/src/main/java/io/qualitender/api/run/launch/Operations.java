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
 * The operator's commands. With the embedded database the service must be stopped first, since one
 * process locks the folder.
 */
final class Operations {

  private final Map<String, String> environment;
  private final PrintStream out;
  private final Identities identities = new Identities();

  Operations(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** Migrates the schema to this build's version. */
  void migrate() throws SQLException {
    withDatabase(
        Purpose.MIGRATE,
        access -> {
          Migrations.Result result =
              Migrations.run(
                  access.jdbcUrl(), access.migrator().user(), access.migrator().password());
          out.println(
              result.ran() == 0
                  ? "Nothing to migrate: the schema is at " + result.version() + "."
                  : "Ran "
                      + result.ran()
                      + " migrations: the schema is at "
                      + result.version()
                      + ".");
        });
  }

  /** Writes all rows to a file, also while the service runs. */
  void dump(Path file) throws SQLException {
    withPossiblyRunningDatabase(
        access ->
            out.println(
                "Wrote " + file + ": " + DatabaseDump.write(migratorOf(access), file) + "."));
  }

  /** Loads such a file into an empty database, which is migrated first. */
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

  /** Links a live tenant to a real certification body. */
  void link(String body, String tenant) throws SQLException {
    var bodyId =
        Directory.ID
            .parse(body)
            .orElseThrow(
                () -> new LaunchFault.InvalidCommand(body + " is not the id of a body (cbd_…)."));
    UUID tenantId = tenantId(tenant);
    withControl(
        control -> {
          new BodyAccounts(control, new Tenants()).link(bodyId, tenantId);
          out.println(tenant + " is now linked to " + body + ".");
        });
  }

  /** Records that the operator has verified a live tenant's identity. */
  void verifyIdentity(String tenant, String by) throws SQLException {
    UUID id = tenantId(tenant);
    withControl(
        control ->
            printOutcome(control.run(tx -> identities.verify(tx, id, by)), "is verified", by));
  }

  /** Withdraws the verification. */
  void withdrawIdentity(String tenant, String by) throws SQLException {
    UUID id = tenantId(tenant);
    withControl(
        control ->
            printOutcome(
                control.run(tx -> identities.withdraw(tx, id, by)), "is no longer verified", by));
  }

  /** Records that the tenant's identity is refused: its SIREN is free again. */
  void refuseIdentity(String tenant, String by) throws SQLException {
    UUID id = tenantId(tenant);
    withControl(
        control ->
            printOutcome(
                control.run(tx -> identities.refuse(tx, id, by)),
                "is refused, and its SIREN is free to sign up",
                by));
  }

  /** Issues a key for a tenant that has none left. The secret is printed and stored nowhere. */
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
          out.println("A key for " + tenant + ", recorded with the name " + by.strip() + ":");
          out.println();
          out.println("  " + issued.secret());
          out.println();
          out.println("It has all scopes, does not expire and is not shown again.");
        });
  }

  /** Prints the tenant's name and SIREN, since the command only has an id. */
  private void printOutcome(Tenant tenant, String outcome, String by) {
    out.println(
        "%s (%s, SIREN %s) %s; recorded with the name %s."
            .formatted(
                Tenant.ID.format(tenant.id()), tenant.name(), tenant.siren(), outcome, by.strip()));
  }

  private static UUID tenantId(String tenant) {
    return Tenant.ID
        .parse(tenant)
        .orElseThrow(
            () -> new LaunchFault.InvalidCommand(tenant + " is not the id of a tenant (tnt_…)."));
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
    void run(DatabaseAccess access) throws SQLException;
  }

  /** For reads: also while the service runs on the embedded database. */
  private void withPossiblyRunningDatabase(Work work) throws SQLException {
    try {
      withDatabase(Purpose.MIGRATE, work);
    } catch (EmbeddedPostgresException e) {
      if (!e.isFolderInUse()) {
        throw e;
      }
      LaunchSettings settings = LaunchSettings.read(environment, Purpose.MIGRATE);
      work.run(EmbeddedPostgres.running(settings.dataDir()).orElseThrow(() -> e));
    }
  }

  private void withDatabase(Purpose purpose, Work work) throws SQLException {
    LaunchSettings settings = LaunchSettings.read(environment, purpose);
    if (settings.database().isPresent()) {
      work.run(settings.database().get());
      return;
    }
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            settings.dataDir(), Options.product(), what -> out.println("  " + what + " …"))) {
      work.run(postgres.access());
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
