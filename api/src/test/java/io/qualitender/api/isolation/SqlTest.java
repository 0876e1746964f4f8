package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.DaoStatement;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Every statement of every DAO is valid on the migrated schema, allowed for one of the server's
 * roles, and has a condition on the tenant, in addition to row-level security.
 *
 * <p>The last test lists mutations that it must report.
 */
class SqlTest {

  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):[a-zA-Z][\\w.]*");
  private static final Pattern TENANTS_TABLE =
      Pattern.compile("\\bapp\\.(?!tenant\\b|sandbox\\b|clock)\\w+(?!\\s*\\()");
  private static final Pattern BY_KEY =
      Pattern.compile(
          "\\b(id|quote_id|key)\\s*=\\s*(:|any|wanted\\.)|update app\\.tender_publication\\b");
  private static final Pattern NAMES_THE_TENANT =
      Pattern.compile("\\b(tenant_id|cb_tenant_id|author_tenant_id)\\b");

  /**
   * One statement and its method.
   *
   * @param arrays the parameters that are arrays, with their SQL type, which the driver gives
   */
  private record Statement(String where, String sql, Map<String, String> arrays) {}

  /** What is not here is text: an enum, a word. */
  private static final Map<Type, String> ARRAYS =
      Map.of(
          UUID.class, "uuid[]",
          Instant.class, "timestamptz[]",
          LocalDate.class, "date[]",
          Integer.class, "int[]");

  private static final List<Statement> STATEMENTS = statements();

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<Statement> statements() {
    return DaoStatement.all().stream()
        .map(each -> new Statement(each.where(), each.sql(), arrays(each.member())))
        .toList();
  }

  /** Constants cast their arrays themselves. */
  private static Map<String, String> arrays(Member member) {
    return member instanceof Method method ? arrays(method) : Map.of();
  }

  private static Map<String, String> arrays(Method method) {
    Map<String, String> arrays = new HashMap<>();
    boolean batch = method.isAnnotationPresent(SqlBatch.class);
    for (Parameter parameter : method.getParameters()) {
      BindMethods bound = parameter.getAnnotation(BindMethods.class);
      if (bound != null) {
        String prefix = bound.value().isEmpty() ? "" : bound.value() + ".";
        RecordComponent[] components = rowType(parameter).getRecordComponents();
        for (RecordComponent part : components == null ? new RecordComponent[0] : components) {
          note(arrays, prefix + part.getName(), part.getGenericType(), part.getAccessor());
        }
      } else if (!batch) {
        note(arrays, parameter.getName(), parameter.getParameterizedType(), parameter);
      }
    }
    return arrays;
  }

  private static Class<?> rowType(Parameter parameter) {
    Type type = parameter.getParameterizedType();
    return (Class<?>)
        (type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type);
  }

  private static void note(
      Map<String, String> arrays, String name, Type type, AnnotatedElement declaration) {
    if (declaration.isAnnotationPresent(Json.class)) {
      return;
    }
    if (type instanceof Class<?> array && array.isArray() && array != byte[].class) {
      arrays.put(name, ARRAYS.getOrDefault(array.getComponentType(), "text[]"));
    } else if (type instanceof ParameterizedType list
        && Collection.class.isAssignableFrom((Class<?>) list.getRawType())) {
      arrays.put(name, ARRAYS.getOrDefault(list.getActualTypeArguments()[0], "text[]"));
    }
  }

  @Test
  void everyStatementFitsTheSchemaAndTheRightsOfARole() {
    assertThat(STATEMENTS).hasSizeGreaterThan(80);
    assertThat(misfits(STATEMENTS)).isEmpty();
  }

  @Test
  void everyStatementOnTenantsRowsNamesTheTenant() {
    assertThat(STATEMENTS)
        .filteredOn(statement -> forgetsTheTenant(statement.sql()))
        .extracting(Statement::where)
        .isEmpty();
  }

  /**
   * Statements that change all rows of a tender or a tenant, and why no row is added or removed
   * concurrently.
   */
  private static final Map<String, String> CHANGES_MANY =
      Map.of(
          "InvitationDao.close", "under the tender's exclusive lock",
          "InvitationDao.end", "under the tender's exclusive lock",
          "OpeningDao.openQuotes", "under the tender's exclusive lock, and answers what it changed",
          "OpeningDao.revealDeclines", "under the tender's exclusive lock",
          "ReminderDao.supersede", "waits for the sweep; what was sent is read afterwards",
          "TenderDao.touchDrafts", "nothing was read: every draft is of another version");

  /**
   * Rows that were read are changed by their key: a publication once sent invitations that had not
   * been checked. Fails if {@code InvitationDao.send} selects by tender.
   */
  @Test
  void changesAreByKeyOrUnderALock() {
    List<Statement> changes =
        STATEMENTS.stream()
            .filter(statement -> statement.sql().strip().matches("(?is)update\\b.*"))
            .toList();
    assertThat(changes)
        .filteredOn(statement -> !BY_KEY.matcher(statement.sql()).find())
        .extracting(Statement::where)
        .as("say above under which lock a new one runs")
        .containsExactlyInAnyOrderElementsOf(CHANGES_MANY.keySet());
    System.out.println("statements that change rows: " + changes.size());
  }

  private static boolean forgetsTheTenant(String sql) {
    return TENANTS_TABLE.matcher(sql).find() && !NAMES_THE_TENANT.matcher(sql).find();
  }

  /** The statements that none of the roles may run, with the error of each role. */
  private static List<String> misfits(List<Statement> statements) {
    Map<Statement, String> told = new LinkedHashMap<>();
    statements.forEach(statement -> told.put(statement, ""));
    for (DataSource role : List.of(database.app(), database.worker(), database.control())) {
      // Otherwise the driver would require values of the parameters.
      ((PGSimpleDataSource) role).setPreferQueryMode(PreferQueryMode.SIMPLE);
      Sql.<Void>rolledBack(
          role,
          connection -> {
            Attempt.as(connection, FixtureParties.of("anyone").asOrganization());
            for (Statement statement : List.copyOf(told.keySet())) {
              String refusal = refusal(connection, statement);
              told.computeIfPresent(
                  statement, (key, before) -> refusal.isEmpty() ? null : before + " / " + refusal);
            }
            return null;
          });
    }
    return told.entrySet().stream()
        .map(misfit -> misfit.getKey().where() + misfit.getValue())
        .toList();
  }

  /** Makes the plan, for which the rights are checked, and runs nothing. */
  private static String refusal(Connection connection, Statement statement) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (java.sql.Statement plan = connection.createStatement()) {
      plan.execute("explain (generic_plan) " + numbered(statement));
      return "";
    } catch (SQLException e) {
      return e.getMessage();
    } finally {
      connection.rollback(before);
    }
  }

  /** Each occurrence is a parameter of its own, as the driver sees it. */
  private static String numbered(Statement statement) {
    int[] count = {0};
    return PARAMETER
        .matcher(statement.sql())
        .replaceAll(
            found -> {
              String type = statement.arrays().get(found.group().substring(1));
              String number = "\\$" + ++count[0];
              return type == null ? number : "cast(" + number + " as " + type + ")";
            });
  }

  @Test
  void mutationIsReported() {
    List<Statement> mutations =
        Stream.of(
                "select state from app.quotes where tenant_id = :tenantId",
                "select prize from app.quote where tenant_id = :tenantId",
                "select id from app.quote where tenant_id = :tenantId and version = 'x'",
                "delete from admin.app_user where id = :tenantId",
                "update app.tender_award set rank = 1 where tenant_id = :tenantId",
                "select id from app.quote where tenant_id = :tenantId")
            .map(sql -> new Statement(sql, sql, Map.of()))
            .toList();
    assertThat(misfits(mutations)).hasSize(5);

    assertThat(forgetsTheTenant("select state from app.quote where id = :id")).isTrue();
    assertThat(forgetsTheTenant("update app.tender set state = 'open' where id = :id")).isTrue();
    assertThat(forgetsTheTenant("select app.clock_of(:sandbox)")).isFalse();
  }
}
