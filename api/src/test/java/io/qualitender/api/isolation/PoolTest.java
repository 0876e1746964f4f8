package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.admin.apikey.KeyCredentials;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.PublicTx;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.Transaction;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One connection used by two tenants in turn: the second sees nothing of the first's rows, whatever
 * state the first leaves it in.
 *
 * <p>Fails with {@code set_config(…, false)}: a query without a tenant then sees the rows of the
 * tenant that used the connection before.
 */
class PoolTest {

  private static final FixtureParties OURS = FixtureParties.of("first");
  private static final FixtureParties THEIRS = FixtureParties.of("next");

  private static TestDatabase database;

  private TenantTx tenants;
  private PublicTx publicTx;

  /** The statements of these tests. */
  public interface PoolDao {
    @SqlQuery("select count(*) from app.tender where tenant_id = :tenantId")
    int tenders(UUID tenantId);

    @SqlQuery("select count(*) from app.tender")
    int allTenders();

    @SqlUpdate("update app.tender set title = 'touched' where tenant_id = :tenantId")
    int touch(UUID tenantId);

    @SqlUpdate("set local statement_timeout = '100ms'")
    void inAHurry();

    @SqlQuery("select pg_sleep(6) is null")
    boolean sleep();

    @SqlQuery("select pg_backend_pid()")
    int connection();
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
    ConnectionPools pools = database.pools(1, Map.of());
    tenants = new TenantTx(pools, KeyCredentials.VALID_KEY);
    publicTx = new PublicTx(pools);
  }

  private static Actor actor(UUID tenant) {
    return Actor.system(tenant, TenantKind.TRAINING_ORGANIZATION, null);
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("commit", (Consumer<Transaction>) tx -> dao(tx).touch(OURS.organizationId())),
        Arguments.of(
            "an exception",
            (Consumer<Transaction>)
                tx -> {
                  dao(tx).touch(OURS.organizationId());
                  throw new IllegalStateException("in the middle");
                }),
        Arguments.of(
            "an error",
            (Consumer<Transaction>)
                tx -> {
                  throw new StackOverflowError("in the middle");
                }),
        Arguments.of(
            "a timeout",
            (Consumer<Transaction>)
                tx -> {
                  dao(tx).inAHurry();
                  dao(tx).sleep();
                }));
  }

  private static PoolDao dao(Transaction tx) {
    return tx.dao(PoolDao.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void nextTenantSeesItsOwnRowsOnly(String ending, Consumer<Transaction> work) {
    int[] connections = new int[2];
    try {
      tenants.execute(
          actor(OURS.organizationId()),
          tx -> {
            connections[0] = dao(tx).connection();
            assertThat(dao(tx).allTenders()).isEqualTo(1);
            work.accept(tx);
          });
    } catch (IllegalStateException | Problem | StackOverflowError expected) {
      assertThat(ending).isNotEqualTo("commit");
    }
    tenants.execute(
        actor(THEIRS.organizationId()),
        tx -> {
          connections[1] = dao(tx).connection();
          assertThat(dao(tx).allTenders()).isEqualTo(1);
          assertThat(dao(tx).tenders(OURS.organizationId())).isZero();
          assertThat(dao(tx).touch(OURS.organizationId())).isZero();
        });
    assertThat(connections[1]).as("the same connection").isEqualTo(connections[0]);
  }

  @Test
  void readingWithoutTenantFailsOnAUsedConnectionToo() {
    tenants.execute(actor(OURS.organizationId()), tx -> dao(tx).allTenders());
    assertThatThrownBy(() -> publicTx.run(tx -> dao(tx).allTenders()))
        .rootCause()
        .hasMessageContaining("invalid input syntax for type uuid: \"\"");
  }

  @Test
  void nestedTransactionIsRefused() {
    for (UUID inner : new UUID[] {OURS.organizationId(), THEIRS.organizationId()}) {
      assertThatThrownBy(
              () ->
                  tenants.execute(
                      actor(OURS.organizationId()),
                      tx -> tenants.execute(actor(inner), nested -> dao(nested).allTenders())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("pass its Tx on");
    }
    int seen = tenants.run(actor(OURS.organizationId()), tx -> dao(tx).allTenders());
    assertThat(seen).isEqualTo(1);
  }
}
