package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.admin.apikey.KeyCredentials;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.Select;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.PublicTx;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.StartupCheck;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Reads whose queries are sent with the tenant in one round trip, on a pool of one connection. */
class OneTripReadTest {

  private static final FixtureParties OURS = FixtureParties.of("ours");
  private static final FixtureParties THEIRS = FixtureParties.of("theirs");

  private static final Select<UUID> ALL_TENDERS =
      Select.of("select id from app.tender", row -> row.uuid());
  private static final Select<UUID> TENDERS =
      Select.of("select id from app.tender where tenant_id = :tenantId", row -> row.uuid());
  private static final Select<Integer> CONNECTION =
      Select.of("select pg_backend_pid()", row -> row.integer());
  private static final Select<Integer> DIVIDE =
      Select.of("select 1 / cast(:by as int)", row -> row.integer());
  private static final Select<String> FILTERED =
      Select.of(
          """
          select title
            from app.tender
           where tenant_id = :tenantId
             and (cast(:since as timestamptz) is null or created_at > cast(:since as timestamptz))
             and (cardinality(cast(:states as text[])) = 0 or state = any(cast(:states as text[])))
             and (cast(:on as date) is null or cast(created_at as date) > cast(:on as date))
             and (cast(:ids as uuid[]) is null or id = any(cast(:ids as uuid[])))
          """,
          row -> row.text());
  private static final Select<String> SETTING =
      Select.of("select current_setting(:name, true)", row -> row.text());
  private static final Select<Boolean> KILL =
      Select.of("select pg_terminate_backend(pg_backend_pid())", row -> row.flag());

  private static TestDatabase database;

  private ConnectionPools pools;
  private TenantTx tenants;

  /** A DAO, which needs a transaction. */
  public interface CountDao {
    @SqlQuery("select count(*) from app.tender")
    int tenders();
  }

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    Sql.committed(
        database.migrator(),
        connection -> {
          Fixtures.insertAll(connection, OURS, (table, row) -> row);
          Fixtures.insertAll(connection, THEIRS, (table, row) -> row);
          return null;
        });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void createPoolOfOne() {
    pools = database.pools(1, Map.of());
    tenants = new TenantTx(pools, KeyCredentials.VALID_KEY);
  }

  private static Actor actor(FixtureParties parties) {
    return Actor.system(parties.organizationId(), TenantKind.TRAINING_ORGANIZATION, null);
  }

  private <T> List<T> read(FixtureParties parties, Asked<T> asked) {
    return tenants.read(actor(parties), List.of(asked), tx -> tx.list(asked));
  }

  @Test
  void eachTenantReadsItsOwnRowsOnOneConnection() {
    int connection = read(OURS, CONNECTION.with()).get(0);
    assertThat(read(OURS, ALL_TENDERS.with())).hasSize(1);
    assertThat(read(THEIRS, ALL_TENDERS.with()))
        .hasSize(1)
        .doesNotContainAnyElementsOf(read(OURS, ALL_TENDERS.with()));
    assertThat(read(THEIRS, TENDERS.with(OURS.organizationId()))).isEmpty();
    assertThat(read(THEIRS, CONNECTION.with())).containsExactly(connection);
  }

  @Test
  void noTenantIsLeftOnTheConnection() {
    read(OURS, ALL_TENDERS.with());
    PublicTx publicTx = new PublicTx(pools);
    for (String setting : List.of("app.tenant_id", "app.kind", "app.sandbox_id")) {
      List<String> left = publicTx.run(tx -> tx.list(SETTING.with(setting)));
      assertThat(left).containsExactly("");
    }
    assertThatThrownBy(() -> publicTx.run(tx -> tx.list(ALL_TENDERS.with())))
        .rootCause()
        .hasMessageContaining("invalid input syntax for type uuid: \"\"");
  }

  /** An error in the last of the queries fails the read, and the next read is not affected. */
  @Test
  void anErrorInOneQueryFailsAll() {
    List<Asked<?>> first = List.of(ALL_TENDERS.with(), DIVIDE.with(0));
    assertThatThrownBy(() -> tenants.read(actor(OURS), first, tx -> tx.list(ALL_TENDERS.with())))
        .rootCause()
        .hasMessageContaining("division by zero");
    noTenantIsLeftOnTheConnection();
    eachTenantReadsItsOwnRowsOnOneConnection();
  }

  @Test
  void whatWasNotAskedAtFirstIsReadAsTheSameTenant() {
    Actor actor = actor(OURS);
    int found =
        tenants.read(
            actor,
            List.of(CONNECTION.with()),
            tx ->
                tx.list(ALL_TENDERS.with()).size()
                    + tx.list(TENDERS.with(actor.tenantId())).size());
    assertThat(found).isEqualTo(2);
  }

  @Test
  void aDaoOpensATransactionOfTheTenant() {
    int found =
        tenants.read(
            actor(OURS),
            List.of(CONNECTION.with()),
            tx -> count(tx) + tx.list(ALL_TENDERS.with()).size());
    assertThat(found).isEqualTo(2);
    noTenantIsLeftOnTheConnection();
    eachTenantReadsItsOwnRowsOnOneConnection();
  }

  private static int count(Transaction tx) {
    return tx.dao(CountDao.class).tenders();
  }

  @Test
  void anExceptionInTheWorkReturnsTheConnection() {
    for (boolean withDao : new boolean[] {false, true}) {
      assertThatThrownBy(
              () ->
                  tenants.read(
                      actor(OURS),
                      List.of(CONNECTION.with()),
                      tx -> {
                        if (withDao) {
                          count(tx);
                        }
                        throw new IllegalStateException("in the middle");
                      }))
          .hasMessage("in the middle");
      eachTenantReadsItsOwnRowsOnOneConnection();
    }
  }

  @Test
  void aKilledConnectionIsUnavailable() {
    assertThatThrownBy(() -> read(OURS, KILL.with()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().status()).isEqualTo(503));
  }

  @Test
  void anExhaustedPoolIsUnavailable() {
    ConnectionPools hurried = database.pools(1, Map.of());
    TenantTx outer = new TenantTx(hurried, KeyCredentials.VALID_KEY);
    TenantTx inner = new TenantTx(hurried, KeyCredentials.VALID_KEY);
    assertThatThrownBy(
            () ->
                outer.run(
                    actor(OURS),
                    tx -> inner.read(actor(THEIRS), List.of(CONNECTION.with()), Tx::tenantId)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().status()).isEqualTo(503));
  }

  /** The driver must not ask for the type of a parameter, whatever the values and however often. */
  @Test
  void nullAndEmptyValuesAreReadInOneTripToo() {
    UUID ours = OURS.organizationId();
    for (int i = 0; i < 12; i++) {
      assertThat(read(OURS, FILTERED.with(ours, null, List.of(), null, null))).hasSize(1);
      assertThat(
              read(
                  OURS,
                  FILTERED.with(
                      ours,
                      Instant.EPOCH,
                      List.of("opened"),
                      LocalDate.EPOCH,
                      List.of(UUID.randomUUID()))))
          .isEmpty();
    }
  }

  @Test
  void readsAreNotNested() {
    assertThatThrownBy(
            () ->
                tenants.read(
                    actor(OURS), List.of(), tx -> tenants.read(actor(OURS), List.of(), Tx::now)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pass its Tx on");
  }

  /** A key that no longer exists, as a revoked or an expired one, in reads and transactions. */
  @Test
  void aKeyThatIsNoLongerValidReadsNothing() {
    Actor stale =
        new Actor(
            OURS.organizationId(),
            TenantKind.TRAINING_ORGANIZATION,
            null,
            UUID.randomUUID(),
            Role.OWNER,
            Set.of());
    assertThatThrownBy(() -> tenants.read(stale, List.of(ALL_TENDERS.with()), Tx::now))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().status()).isEqualTo(401));
    assertThatThrownBy(() -> tenants.run(stale, Tx::now))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().status()).isEqualTo(401));
  }

  /** A driver that is told to use the simple protocol: refused at the start, and closed. */
  @Test
  void theSimpleProtocolIsRefused() {
    PGSimpleDataSource simple = (PGSimpleDataSource) database.app();
    simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
    ConnectionPools unsafe =
        new ConnectionPools(
            simple,
            database.control(),
            database.worker(),
            Json.mapper(),
            new SqlErrorTranslator(Map.of()));
    assertThatThrownBy(() -> StartupCheck.run(unsafe))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("round trip");
  }

  @Test
  void valuesAreCounted() {
    assertThatThrownBy(() -> TENDERS.with())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 values for the 1 parameters");
  }
}
