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
 * Validates the constraints of a request record. A constraint with a custom message gives a message
 * key, which becomes the fault's detail.
 */
public final class ValueFaults {

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new LiteralMessages())
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

  /**
   * Leaves messages uninterpolated: the library's contain expressions, and it logs a warning for
   * each.
   */
  private static final class LiteralMessages implements MessageInterpolator {
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

  /** The faults, in the order of their pointers. */
  public static List<Fault> of(Object request) {
    return VALIDATOR.validate(request).stream()
        .map(ValueFaults::fault)
        .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
        .toList();
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
    Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
    Message message = message(constraint, attributes, violation.getInvalidValue());
    return Fault.at(
        Pointers.of(violation.getPropertyPath()),
        message.code(),
        customMessage(violation).orElse(message.detail()));
  }

  /** The constraint's custom message: a key of a bundle, such as {@code tender.no_weight}. */
  private static Optional<Text> customMessage(ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    if (template.startsWith("{")) {
      return Optional.empty();
    }
    return Optional.of(Text.of(template));
  }

  private record Message(String code, Text detail) {}

  private static Message message(
      Annotation constraint, Map<String, Object> attributes, Object value) {
    if (constraint instanceof NotNull) {
      return new Message("required", Text.of("body.required"));
    }
    if (constraint instanceof VisibleText) {
      return Characters.hasVisible((CharSequence) value)
          ? characters(1, ((VisibleText) constraint).max(), value)
          : new Message("blank", Text.of("body.blank"));
    }
    if (constraint instanceof TextLength) {
      TextLength length = (TextLength) constraint;
      return characters(length.min(), length.max(), value);
    }
    if (constraint instanceof Distinct) {
      return new Message("repeated", Text.of("body.repeated"));
    }
    if (constraint instanceof Size) {
      Size size = (Size) constraint;
      int items = size(value);
      return items > size.max()
          ? new Message("too_long", Text.of("body.too_many_items", size.max(), items))
          : new Message("too_short", Text.of("body.too_few_items", size.min(), items));
    }
    String name = constraint.annotationType().getSimpleName();
    if (RANGES.contains(name)) {
      return new Message("out_of_range", range(name, attributes));
    }
    if (constraint instanceof Pattern) {
      String form = ((Pattern) constraint).regexp();
      return new Message("bad_format", Text.of("body.of_the_form", form));
    }
    return new Message("bad_format", Text.of("body.bad_format"));
  }

  private static Message characters(int min, int max, Object value) {
    int length = Characters.length((CharSequence) value);
    return length > max
        ? new Message("too_long", Text.of("body.too_many_characters", max, length))
        : new Message("too_short", Text.of("body.too_few_characters", min, length));
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
