package io.qualitender.kernel.http;

import io.qualitender.kernel.tx.TenantKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The path under which a tenant of the other kind finds the same subject; returned with 403
 * wrong_tenant_kind.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Counterpart {

  /** The path for training organizations; empty where the resource itself is theirs. */
  String trainingOrganization() default "";

  /** The path for certification bodies; empty where the resource itself is theirs. */
  String certificationBody() default "";

  /** Reads the annotation of a resource. */
  final class Paths {

    private Paths() {}

    /** The path for {@code kind}; null if the resource has none. */
    public static String of(Class<?> resource, TenantKind kind) {
      Counterpart counterpart = resource.getAnnotation(Counterpart.class);
      if (counterpart == null) {
        return null;
      }
      String path =
          kind == TenantKind.TRAINING_ORGANIZATION
              ? counterpart.trainingOrganization()
              : counterpart.certificationBody();
      return path.isEmpty() ? null : path;
    }
  }
}
