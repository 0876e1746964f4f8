package io.qualitender.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.DaoStatement;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table is written by the DAOs of one package, its owner; every other package that writes it,
 * and every statement that reads it from another package, is listed here with the reason, and
 * docs/data-model.md names the owners.
 *
 * <p>Fails for a table that no package or two packages write, a read that is not listed, a listed
 * entry that is not needed, and a page with other owners.
 *
 * <p>Not checked here: the worker deletes the rows of an unused sandbox from all tables by a
 * function of the database ({@code UnusedSandboxDao.delete}).
 */
class TableOwnersTest {

  private static final Pattern WRITTEN =
      Pattern.compile("\\b(?:insert\\s+into|update|delete\\s+from)\\s+([a-z]+\\.[a-z_]+)");

  private static final Pattern NAMED = Pattern.compile("\\b([a-z]+\\.[a-z_]+)\\b");

  /** Written by {@code db migrate}, not by the server. */
  private static final Set<String> OF_THE_MIGRATIONS =
      Set.of("admin.schema_history", "admin.catalogue_fact");

  /**
   * The opening of quotes changes these columns as the worker, in one step under the tender's lock.
   */
  private static final String OPENING =
      "the policies allow only this role to open, and it is one step";

  /** A second writer and its table. */
  private static final Map<String, String> ALSO_WRITE =
      Map.of(
          "market.opening app.tender", OPENING,
          "market.opening app.quote", OPENING,
          "market.opening app.quote_revision", OPENING,
          "market.opening app.invitation_decline", OPENING);

  /** A reason, and below it the statements with the tables of other packages that they read. */
  private static final String READ_OF_OTHERS =
      """
      what is due in a tenant is decided by the clock of its sandbox
        OpeningDao.due: admin.sandbox, admin.tenant, app.tender
        OpeningDao.dueIn: admin.tenant, app.tender
        OutboxDao.due: admin.sandbox, admin.tenant
        OutboxDao.dueIn: admin.tenant
        SweepDao.claim: admin.sandbox, admin.tenant
        SweepDao.due: admin.sandbox, admin.tenant
        SweepDao.dueIn: admin.tenant
        SweepDao.settle: admin.sandbox, admin.tenant
      each request asks once, with its secret alone, which tenant it speaks for
        ApiKeyDao.findHolder: admin.sandbox, admin.tenant
      a sandbox is unused when no key of its tenants is used, and that is asked and decided in one statement
        UnusedSandboxDao.due: admin.api_key, admin.tenant
        UnusedSandboxDao.mark: admin.api_key, admin.tenant
        UnusedSandboxDao.unmark: admin.api_key, admin.tenant
      what is shown has the name of the body beside its id, an award its contract and the organization as published
        AwardDao.OF_BODY_BY_ID: app.contract, app.tender_publication, reference.certification_body
        AwardDao.OF_BODY_FIRST_PAGE: app.contract, app.tender_publication, reference.certification_body
        AwardDao.OF_BODY_PAGE: app.contract, app.tender_publication, reference.certification_body
        AwardDao.OF_ORGANIZATION_BY_ID: app.contract, app.tender_publication, reference.certification_body
        AwardDao.OF_TENDER_FIRST_PAGE: app.contract, app.tender_publication, reference.certification_body
        AwardDao.OF_TENDER_PAGE: app.contract, app.tender_publication, reference.certification_body
        CertificateDao.OF_BODY_BY_ID: reference.certification_body
        CertificateDao.OF_BODY_FIRST_PAGE: reference.certification_body
        CertificateDao.OF_BODY_PAGE: reference.certification_body
        CertificateDao.OF_ORGANIZATION_BY_ID: reference.certification_body
        CertificateDao.OF_ORGANIZATION_FIRST_PAGE: reference.certification_body
        CertificateDao.OF_ORGANIZATION_PAGE: reference.certification_body
        CertificationDao.UNDER_CONTRACT: reference.certification_body
        ContractDao.OF_BODY: app.tender_award, reference.certification_body
        ContractDao.OF_ORGANIZATION: app.tender_award, reference.certification_body
        InvitationDao.ACTIVE: reference.certification_body
        InvitationDao.OF_BODY: reference.certification_body
        InvitationDao.OF_ORGANIZATION_BY_ID: reference.certification_body
        InvitationDao.OF_TENDER_FIRST_PAGE: reference.certification_body
        InvitationDao.OF_TENDER_PAGE: reference.certification_body
        QuoteDao.ALL_OPENED: reference.certification_body
        QuoteDao.OPENED_FIRST_PAGE: reference.certification_body
        QuoteDao.OPENED_PAGE: reference.certification_body
      the newest tenders of a list, whose ids are not known yet
        AwardDao.NEWEST: app.contract, app.tender, reference.certification_body
        CountedQuoteDao.OF_TENDERS: app.tender
        InvitationDao.INVITED_TO_DRAFTS: app.tender, reference.certification_body
        InvitationDao.NOTICES: app.tender, reference.certification_body
        PublicationDao.OF_TENDERS: app.tender
        QuoteDao.TO_AWARD: app.tender, reference.certification_body
      what a body is shown is read in one statement: the tender beside its invitation or quote, and the result of a quote
        InvitationDao.INBOX_FIRST_PAGE: app.quote, app.tender_publication, reference.certification_body
        InvitationDao.INBOX_PAGE: app.quote, app.tender_publication, reference.certification_body
        InvitationDao.INBOX_ROW: app.quote, app.tender_publication, reference.certification_body
        QuoteDao.BY_ID: app.award_result, app.tender_invitation, app.tender_publication
        QuoteDao.FIRST_PAGE: app.award_result, app.tender_invitation, app.tender_publication
        QuoteDao.PAGE: app.award_result, app.tender_invitation, app.tender_publication
      the worker sees these columns of the tender, by its policies, and locks the tender itself
        DeliveryDao.waiting: app.tender
        OpeningDao.tender: app.tender
        SweepDao.facts: app.certificate, app.contract, app.tender
      a profile that is not filled in yet has the name under which its tenant signed up
        OrganizationDao.ACCOUNT: admin.tenant
      the quote of an invitation that was taken back is not opened, whatever its body has done meanwhile
        OpeningDao.openQuotes: app.tender_invitation
      a body reads what is published to it only by its own invitation
        QuoteDao.ALL_DUE: app.tender_invitation, app.tender_publication
        QuoteDao.DUE_BY_ID: app.tender_invitation, app.tender_publication
      a body's certificates follow its contracts, and the cycle's number is the contract's
        CertificateDao.CONTRACTS: app.contract
        CertificateDao.insert: app.contract
        ContractDao.insert: app.certification_cycle
      """;

  /** The tables a list of statements writes and reads: table, package, statements. */
  private record Use(
      SortedMap<String, SortedMap<String, SortedSet<String>>> writers,
      SortedMap<String, SortedMap<String, SortedSet<String>>> readers) {

    static Use of(List<DaoStatement> statements, Set<String> tables) {
      Use use = new Use(new TreeMap<>(), new TreeMap<>());
      for (DaoStatement statement : statements) {
        Set<String> written = found(WRITTEN, statement.sql(), tables);
        note(use.writers, written, statement);
        Set<String> read = found(NAMED, statement.sql(), tables);
        read.removeAll(written);
        note(use.readers, read, statement);
      }
      return use;
    }

    private static void note(
        SortedMap<String, SortedMap<String, SortedSet<String>>> uses,
        Set<String> tables,
        DaoStatement statement) {
      for (String table : tables) {
        uses.computeIfAbsent(table, key -> new TreeMap<>())
            .computeIfAbsent(statement.packageName(), key -> new TreeSet<>())
            .add(statement.where());
      }
    }

    Set<String> writersOf(String table) {
      return writers.getOrDefault(table, new TreeMap<>()).keySet();
    }

    /** The package that writes the table, without those that are listed as its second writers. */
    Set<String> owners(String table) {
      Set<String> owners = new TreeSet<>(writersOf(table));
      owners.removeIf(each -> ALSO_WRITE.containsKey(each + " " + table));
      return owners;
    }
  }

  private static Set<String> found(Pattern pattern, String sql, Set<String> tables) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(sql);
    while (matcher.find()) {
      if (tables.contains(matcher.group(1))) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private static final Set<String> TABLES = tables();
  private static final Use USE = Use.of(DaoStatement.all(), TABLES);

  private static Set<String> tables() {
    try (TestDatabase database = TestDatabase.create()) {
      Set<String> tables =
          new TreeSet<>(
              Sql.<List<String>>rolledBack(
                  database.superuser(),
                  connection ->
                      Sql.texts(
                          connection,
                          "select schemaname || '.' || tablename from pg_tables where schemaname in ('app', 'admin', 'reference')")));
      assertThat(tables).containsAll(OF_THE_MIGRATIONS);
      tables.removeAll(OF_THE_MIGRATIONS);
      return tables;
    }
  }

  @Test
  void onePackageWritesATable() {
    assertThat(TABLES)
        .hasSizeGreaterThan(25)
        .allSatisfy(
            table ->
                assertThat(USE.owners(table))
                    .as("%s is written by %s", table, USE.writersOf(table))
                    .hasSize(1));
    List<String> second = new ArrayList<>();
    USE.writers()
        .forEach(
            (table, packages) ->
                packages.keySet().stream()
                    .filter(each -> !USE.owners(table).contains(each))
                    .forEach(each -> second.add(each + " " + table)));
    assertThat(second).containsExactlyInAnyOrderElementsOf(ALSO_WRITE.keySet());
  }

  @Test
  void whatIsReadOfAnotherPackageIsListed() {
    SortedMap<String, SortedSet<String>> foreign = new TreeMap<>();
    USE.readers()
        .forEach(
            (table, packages) ->
                packages.forEach(
                    (reader, statements) -> {
                      if (!USE.owners(table).contains(reader)) {
                        statements.forEach(
                            each ->
                                foreign.computeIfAbsent(each, key -> new TreeSet<>()).add(table));
                      }
                    }));
    List<String> found =
        foreign.entrySet().stream()
            .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
            .toList();
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            READ_OF_OTHERS
                .lines()
                .filter(line -> line.startsWith(" "))
                .map(String::strip)
                .toList());
  }

  /** SQL outside a DAO would not be checked. */
  @Test
  void onlyDaosNameATable() throws IOException {
    Pattern sql =
        Pattern.compile(
            "\\b(?:insert into|update|delete from|from|join)\\s+(?:app|admin|reference)\\.\\w+");
    List<String> elsewhere = new ArrayList<>();
    for (String module : List.of("kernel", "tenant-admin", "api")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          if (!file.toString().endsWith("Dao.java") && sql.matcher(Files.readString(file)).find()) {
            elsewhere.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(elsewhere)
        .as("run by `db migrate`; at the start of a transaction; a part of queries of several DAOs")
        .containsExactlyInAnyOrder("CatalogueFacts.java", "TenantContext.java", "OfTenders.java");
  }

  /** The last column of the page's tables of tables. */
  @Test
  void theDataModelNamesTheOwners() throws IOException {
    Pattern row =
        Pattern.compile("(?m)^\\| `((?:app|admin|reference)\\.\\w+)` \\|.*\\| ([^|]*) \\|$");
    SortedMap<String, String> named = new TreeMap<>();
    Matcher rows = row.matcher(Files.readString(Path.of("..").resolve("docs/data-model.md")));
    while (rows.find()) {
      named.put(rows.group(1), rows.group(2));
    }
    OF_THE_MIGRATIONS.forEach(table -> assertThat(named.remove(table)).isEqualTo("`db migrate`"));
    SortedMap<String, String> written = new TreeMap<>();
    for (String table : TABLES) {
      List<String> packages = new ArrayList<>(USE.owners(table));
      USE.writersOf(table).stream().filter(each -> !packages.contains(each)).forEach(packages::add);
      written.put(table, "`" + String.join("`, `", packages) + "`");
    }
    assertThat(named).isEqualTo(written);
  }
}
