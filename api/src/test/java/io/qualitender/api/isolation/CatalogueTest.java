package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The schema isolates tenants whatever a query omits. Each rule is also run against a mutation,
 * rolled back afterwards, that it must report.
 */
class CatalogueTest {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void catalogueFollowsEveryRule() {
    List<String> tables = Sql.rolledBack(database.superuser(), Catalogue::tables);
    assertThat(tables).contains("tender", "quote", "certificate").hasSizeGreaterThan(20);
    List<String> faults = Sql.rolledBack(database.superuser(), Catalogue::faults);
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          create table app.note (id uuid primary key)                                                     | names its tenant      | app.note
          create table app.note (tenant_id uuid, id uuid)                                                 | names its tenant      | app.note
          create table app.note (tenant_id uuid not null, primary key (tenant_id))                        | forced                | app.note
          alter table app.quote no force row level security                                               | forced                | app.quote
          alter table admin.api_key disable row level security                                            | forced                | admin.api_key
          create table app.note (tenant_id uuid not null)                                                 | has a primary key     | app.note
          alter table app.tender add constraint t unique (id)                                             | begins with the tenant | app.t
          create unique index u on app.quote (cb_tenant_id, id)                                           | begins with the tenant | app.u
          alter table app.quote add constraint q unique (id); alter table app.event add constraint k foreign key (subject_id) references app.quote (id) | same tenant | app.event k
          grant delete on app.quote to qualitender_app                                                    | has a policy for each | app.quote: qualitender_app DELETE is granted without a policy
          grant select (content) on app.quote_draft to qualitender_worker                                 | has a policy for each | app.quote_draft: qualitender_worker SELECT is granted without a policy
          drop policy body_insert on app.quote                                                            | has a policy for each | app.quote: qualitender_app INSERT is granted without a policy
          revoke update on app.quote from qualitender_app                                                 | has a policy for each | app.quote: qualitender_app UPDATE has a policy and no grant
          create policy p on app.quote for select using (tenant_id = app.tenant())                        | one of the server's   | app.quote p
          create policy p on app.quote for all to qualitender_app using (tenant_id = app.tenant())        | one of the server's   | app.quote p
          create policy p on app.quote for select to qualitender_app using (tenant_id = (select app.tenant())) | asks another table | app.quote p
          create policy p on app.quote for select to qualitender_app using (exists (select from app.tender t where t.id = tender_id)) | asks another table | app.quote p
          create policy p on app.quote for select to qualitender_app using (state = 'opened')             | names the tenant      | app.quote p
          alter policy body_update on app.quote with check (state <> 'opened')                            | names the tenant      | app.quote body_update
          create view app.prices as select * from app.quote                                               | looks with the eyes   | app.prices
          create materialized view reference.prices as select * from app.quote                            | looks with the eyes   | reference.prices
          create function app.peek() returns bigint language sql security definer as 'select count(*) from app.quote' | owner's rights | app.peek()
          grant truncate on app.quote to qualitender_app                                                  | empty, reference      | app.quote: qualitender_app TRUNCATE
          grant references on app.tender to qualitender_worker                                            | empty, reference      | app.tender: qualitender_worker REFERENCES
          grant create on schema app to qualitender_app                                                   | create anything       | qualitender_app in schema app
          grant temporary on database %DATABASE% to qualitender_worker                                    | create anything       | qualitender_worker in the database, TEMPORARY
          grant select on app.tender to public                                                            | to everybody          | app.tender
          grant select (id) on app.tender to qualitender_control                                          | control plane         | app.tender
          grant usage on schema app to qualitender_control                                                | control plane         | schema app
          alter role qualitender_app bypassrls                                                            | above no rule         | qualitender_app
          grant qualitender_owner to qualitender_worker                                                   | above no rule         | qualitender_worker
          alter table app.quote owner to qualitender_migrator                                             | belongs to the owner  | app.quote
          create type app.light as enum ('red'); alter table app.quote add light app.light                | never an enum type    | app.quote.light
          alter table app.tender drop constraint tender_state_check                                       | never an enum type    | app.tender.state
          """)
  void mutationIsReported(String mutation, String rule, String fault) {
    String broken =
        Catalogue.rules().stream().filter(name -> name.contains(rule)).findFirst().orElseThrow();
    List<String> faults =
        Sql.rolledBack(
            database.superuser(),
            connection -> {
              for (String statement : mutation.split(";")) {
                Sql.run(connection, statement.replace("%DATABASE%", connection.getCatalog()));
              }
              return Catalogue.faults(connection, broken);
            });
    assertThat(faults).contains(fault);
  }
}
