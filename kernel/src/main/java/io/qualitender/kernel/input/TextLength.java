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
 * The length in code points of a text that is read unchanged, such as a password or an id. Null is
 * valid.
 */
@Documented
@Constraint(validatedBy = TextLength.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TextLength {

  /** In code points. */
  int min() default 1;

  /** In code points. */
  int max();

  String message() default "{io.qualitender.kernel.input.TextLength.message}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Counts code points. */
  final class Validator implements ConstraintValidator<TextLength, CharSequence> {
    private int min;
    private int max;

    @Override
    public void initialize(TextLength length) {
      min = length.min();
      max = length.max();
    }

    @Override
    public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
      if (value == null) {
        return true;
      }
      int length = Characters.length(value);
      return length >= min && length <= max;
    }
  }
}
