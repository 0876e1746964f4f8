package io.qualitender.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.kernel.migration.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Copies are migrated, apart from each other, and open to the server's roles only. */
class TestDatabaseTest {

  @Test
  void aCopyIsAMigratedDatabaseOfItsOwn() throws SQLException {
    try (TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create()) {
      assertThat(Migrations.missing(one.app())).isEmpty();
      ask(
          one.control(),
          "insert into admin.sandbox (id, created_at) values (gen_random_uuid(), now()) returning 1");
      assertThat(ask(one.app(), "select count(*) from admin.sandbox")).isEqualTo("1");
      assertThat(ask(other.app(), "select count(*) from admin.sandbox")).isEqualTo("0");
      assertThatThrownBy(() -> ask(one.app(), "create table admin.mine (id int); select 1"))
          .hasMessageContaining("permission denied");
    }
  }

  private static String ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
