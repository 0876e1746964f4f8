package io.qualitender.kernel.http.body;

import io.qualitender.kernel.input.Characters;
import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.text.Text;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the constraints on a request record say of its values. A constraint with a message of its
 * own, the key of a message, speaks with it.
 */
public final class ValueFaults {

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new AsItStands())
          .buildValidatorFactory()
          .getValidator();

  private static final Set<String> RANGES =
      Set.of(
          "Min",
          "Max",
          "DecimalMin",
          "DecimalMax",
          "Positive",
          "PositiveOrZero",
          "Negative",
          "NegativeOrZero",
          "Past",
          "PastOrPresent",
          "Future",
          "FutureOrPresent");

  /** The words are ours; those of the library hold expressions, of which it warns at each fault. */
  private static final class AsItStands implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
      return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return template;
    }
  }

  private ValueFaults() {}

  /** In the order of their pointers. */
  public static List<Fault> of(Object request) {
    return VALIDATOR.validate(request).stream()
        .map(ValueFaults::fault)
        .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
        .toList();
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
    Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
    Said said = said(constraint, attributes, violation.getInvalidValue());
    return Fault.at(
        Pointers.of(violation.getPropertyPath()),
        said.code(),
        own(violation).orElse(said.detail()));
  }

  /** The message of the constraint's own: a key of a bundle, such as {@code tender.no_weight}. */
  private static Optional<Text> own(ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    if (template.startsWith("{")) {
      return Optional.empty();
    }
    return Optional.of(Text.of(template));
  }

  private record Said(String code, Text detail) {}

  private static Said said(Annotation constraint, Map<String, Object> attributes, Object value) {
    if (constraint instanceof NotNull) {
      return new Said("required", Text.of("body.required"));
    }
    if (constraint instanceof VisibleText) {
      return Characters.hasVisible((CharSequence) value)
          ? characters(1, ((VisibleText) constraint).max(), value)
          : new Said("blank", Text.of("body.blank"));
    }
    if (constraint instanceof TextLength) {
      TextLength length = (TextLength) constraint;
      return characters(length.min(), length.max(), value);
    }
    if (constraint instanceof Distinct) {
      return new Said("repeated", Text.of("body.repeated"));
    }
    if (constraint instanceof Size) {
      Size size = (Size) constraint;
      int items = size(value);
      return items > size.max()
          ? new Said("too_long", Text.of("body.too_many_items", size.max(), items))
          : new Said("too_short", Text.of("body.too_few_items", size.min(), items));
    }
    String name = constraint.annotationType().getSimpleName();
    if (RANGES.contains(name)) {
      return new Said("out_of_range", range(name, attributes));
    }
    if (constraint instanceof Pattern) {
      String form = ((Pattern) constraint).regexp();
      return new Said("bad_format", Text.of("body.of_the_form", form));
    }
    return new Said("bad_format", Text.of("body.bad_format"));
  }

  private static Said characters(int min, int max, Object value) {
    int length = Characters.length((CharSequence) value);
    return length > max
        ? new Said("too_long", Text.of("body.too_many_characters", max, length))
        : new Said("too_short", Text.of("body.too_few_characters", min, length));
  }

  private static int size(Object value) {
    return value instanceof Map ? ((Map<?, ?>) value).size() : ((Collection<?>) value).size();
  }

  private static Text range(String name, Map<String, Object> attributes) {
    switch (name) {
      case "Min":
      case "DecimalMin":
        return Text.of("body.or_more", String.valueOf(attributes.get("value")));
      case "Max":
      case "DecimalMax":
        return Text.of("body.or_less", String.valueOf(attributes.get("value")));
      case "Positive":
        return Text.of("body.more_than_zero");
      case "PositiveOrZero":
        return Text.of("body.or_more", "0");
      default:
        return Text.of("body.out_of_range");
    }
  }
}
