package io.qualitender.kernel.http;

import io.qualitender.kernel.tx.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a credential needs for an operation; stated again in openapi.yaml, and a test compares the
 * two. Scope and kind are checked before the resource runs, the role by {@link Call#requireRole()}
 * after the values (order of refusals).
 *
 * <p>Repeated where each side of the market needs a scope of its own.
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
