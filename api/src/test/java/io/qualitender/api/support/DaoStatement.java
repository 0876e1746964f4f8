package io.qualitender.api.support;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qualitender.api.market.publication.OfTenders;
import io.qualitender.kernel.sql.Select;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * One SQL statement of the program: on a method of an interface {@code …Dao}, or a constant of it.
 *
 * @param member the method or the constant
 */
public record DaoStatement(Member member, String sql) {

  /** Every one of every module. */
  public static List<DaoStatement> all() {
    List<DaoStatement> found = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.qualitender")) {
      if (type.isInterface() && type.getSimpleName().endsWith("Dao")) {
        for (Method method : type.reflect().getDeclaredMethods()) {
          sql(method).forEach(sql -> found.add(new DaoStatement(method, sql)));
        }
        for (Field field : type.reflect().getDeclaredFields()) {
          selects(field).forEach(select -> found.add(new DaoStatement(field, select.text())));
        }
      }
    }
    return found;
  }

  private static List<? extends Select<?>> selects(Field constant) {
    try {
      constant.setAccessible(true);
      if (constant.getType() == OfTenders.class) {
        return ((OfTenders<?>) constant.get(null)).all();
      }
      return constant.getType() == Select.class
          ? List.of((Select<?>) constant.get(null))
          : List.of();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> sql(Method method) {
    return Stream.of(
            Stream.of(method.getAnnotationsByType(SqlQuery.class)).map(SqlQuery::value),
            Stream.of(method.getAnnotationsByType(SqlUpdate.class)).map(SqlUpdate::value),
            Stream.of(method.getAnnotationsByType(SqlBatch.class)).map(SqlBatch::value))
        .flatMap(values -> values);
  }

  /** Such as {@code QuoteDao.submit}. */
  public String where() {
    return member.getDeclaringClass().getSimpleName() + "." + member.getName();
  }

  /** Such as {@code market.quote}: without the product's and the API's name. */
  public String packageName() {
    return member
        .getDeclaringClass()
        .getPackageName()
        .replaceFirst("^io\\.qualitender\\.(api\\.)?", "");
  }
}
