package io.qualitender.api.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The answer to the second of two concurrent inserts, for every unique key of schema app: either
 * the violation has a problem code, or it is listed here why it cannot happen. A new unique key
 * fails until listed.
 */
class UniqueConstraintsTest {

  private static final Map<String, String> ANSWERED =
      Map.ofEntries(
          Map.entry("award_accepted_once", "on conflict do nothing: award_pending"),
          Map.entry("award_reply_pkey", "on conflict do nothing: illegal_transition"),
          Map.entry("award_result_pkey", "an award's own, written with it"),
          Map.entry("contract_tenant_id_tender_id_key", "under the tender's lock"),
          Map.entry("counted_quote_pkey", "on conflict do nothing: quote_not_set_apart"),
          Map.entry("quote_of_invitation", "on conflict do nothing: quote_exists"),
          Map.entry("quote_draft_pkey", "on conflict do update"),
          Map.entry("quote_revision_pkey", "after the quote's compare-and-swap"),
          Map.entry(
              "tender_publication_tenant_id_tender_id_key", "after the tender's compare-and-swap"));

  /** The tables of quotes, awards and contracts. */
  private static final List<String> TABLES =
      List.of(
          "quote",
          "quote_draft",
          "quote_revision",
          "counted_quote",
          "tender_publication",
          "tender_award",
          "award_reply",
          "award_result",
          "contract",
          "contract_category");

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
  void everyUniqueKeyIsHandled() {
    TreeSet<String> unanswered = new TreeSet<>();
    int looked = 0;
    for (String table : TABLES) {
      for (String key : keys(table)) {
        looked++;
        if (!Wiring.constraints().containsKey(key) && !ANSWERED.containsKey(key)) {
          unanswered.add(key + " of " + table);
        }
      }
    }
    System.out.println(looked + " unique keys looked at");
    assertThat(unanswered).isEmpty();
    assertThat(looked).isGreaterThanOrEqualTo(9);
  }

  /** All but primary keys by id. */
  private static List<String> keys(String table) {
    return Sql.<List<String>>rolledBack(
            database.superuser(),
            connection ->
                Sql.texts(
                    connection,
                    """
                select i.indexrelid::regclass::text
                  from pg_index i
                 where i.indrelid = ?::regclass and i.indisunique
                   and not exists (select from pg_attribute a
                                    where a.attrelid = i.indrelid and a.attname = 'id' and a.attnum = any (i.indkey))
                 order by 1
                """,
                    "app." + table))
        .stream()
        .map(name -> name.replace("app.", ""))
        .toList();
  }
}
