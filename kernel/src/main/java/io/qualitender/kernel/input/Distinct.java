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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Items are unique: {@code uniqueItems} of openapi.yaml. Each duplicate is a separate fault. */
@Documented
@Constraint(validatedBy = Distinct.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Distinct {

  String message() default "{io.qualitender.kernel.input.Distinct.message}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reports the index of each duplicate. */
  final class Validator implements ConstraintValidator<Distinct, List<?>> {

    @Override
    public boolean isValid(List<?> items, ConstraintValidatorContext context) {
      if (items == null) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      Set<Object> seen = new HashSet<>();
      boolean distinct = true;
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) != null && !seen.add(items.get(i))) {
          distinct = false;
          context
              .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
              .addContainerElementNode("<list element>", List.class, 0)
              .inIterable()
              .atIndex(i)
              .addConstraintViolation();
        }
      }
      return distinct;
    }
  }
}
