package io.qualitender.kernel.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that requires no credential. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicEndpoint {

  /**
   * Whether a credential is authenticated if one is sent ({@link Call#actorIfAny()}). An invalid
   * one is then refused, not ignored.
   */
  boolean credential() default false;
}
