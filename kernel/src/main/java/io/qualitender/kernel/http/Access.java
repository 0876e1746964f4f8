package io.qualitender.kernel.http;

import io.qualitender.kernel.tx.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope, tenant kind and role an operation requires; a test compares them with openapi.yaml.
 * Scope and kind are checked before the resource runs, the role by {@link Call#requireRole()} after
 * the values, to keep the API's order of errors.
 *
 * <p>Repeatable, with one scope per kind of tenant.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Access.Each.class)
public @interface Access {

  /** Such as {@code tenders:write}. */
  String scope();

  Kind kind() default Kind.ANY;

  Role role() default Role.READER;

  /** Several accesses of one method, one per kind of tenant. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Each {
    Access[] value();
  }
}
