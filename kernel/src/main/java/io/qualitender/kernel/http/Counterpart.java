package io.qualitender.kernel.http;

import io.qualitender.kernel.tx.TenantKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a tenant of the other kind finds what a resource is about: told with the refusal of what is
 * not for it, so that it need not search the contract.
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

    /** The path that serves {@code kind}; null where the resource names none. */
    public static String of(Class<?> resource, TenantKind kind) {
      Counterpart said = resource.getAnnotation(Counterpart.class);
      if (said == null) {
        return null;
      }
      String path =
          kind == TenantKind.TRAINING_ORGANIZATION
              ? said.trainingOrganization()
              : said.certificationBody();
      return path.isEmpty() ? null : path;
    }
  }
}
