package io.qualitender.kernel.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member of list items that responses contain and requests cannot set: sent unchanged it is
 * ignored, changed it is refused with 400 {@code read_only}. Read-only members of the object itself
 * need no component in the request record.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadOnly {}
