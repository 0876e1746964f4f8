package io.qualitender.kernel.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text with at least one visible character and at most {@link #max} characters. It is read without
 * leading and trailing spaces. Null is valid.
 */
@Documented
@Constraint(validatedBy = VisibleText.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface VisibleText {

  /** In code points. */
  int max();

  String message() default "{io.qualitender.kernel.input.VisibleText.message}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks visibility and length. */
  final class Validator implements ConstraintValidator<VisibleText, CharSequence> {
    private int max;

    @Override
    public void initialize(VisibleText text) {
      max = text.max();
    }

    @Override
    public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
      return value == null || (Characters.hasVisible(value) && Characters.length(value) <= max);
    }
  }
}
