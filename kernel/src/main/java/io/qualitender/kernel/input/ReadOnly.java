package io.qualitender.kernel.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member of a list's items that answers show and nobody sets: sent as it was read it is ignored,
 * changed it is 400 {@code read_only}. What is read-only of a whole object needs no component.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadOnly {}
