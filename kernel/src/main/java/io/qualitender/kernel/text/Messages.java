package io.qualitender.kernel.text;

import io.qualitender.kernel.time.Paris;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Formats a {@link Text} in a language.
 *
 * <p>A message is plain text with placeholders: {@code {0}} is the first argument in the language's
 * format, {@code {0|day|days}} the singular or plural by the first argument. Nothing else is
 * special, so that apostrophes need no doubling as they do in {@link java.text.MessageFormat}.
 */
public final class Messages {

  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(\\d)(?:\\|([^|{}]*)\\|([^|{}]*))?\\}");

  /** No fallback to the default locale. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  /** Never throws: a missing message, which a test forbids, is logged and replaced by its key. */
  public static String in(Language language, Text text) {
    String message = message(language, text.key());
    if (message == null) {
      LOG.error("no message {} in {}", text.key(), language.tag());
      return text.key();
    }
    Matcher placeholders = PLACEHOLDER.matcher(message);
    return placeholders.replaceAll(
        placeholder -> Matcher.quoteReplacement(value(language, text.arguments(), placeholder)));
  }

  private static String message(Language language, String key) {
    int dot = key.indexOf('.');
    try {
      return ResourceBundle.getBundle(
              "messages/" + key.substring(0, Math.max(dot, 0)), language.locale(), NO_FALLBACK)
          .getString(key);
    } catch (MissingResourceException e) {
      return null;
    }
  }

  private static String value(Language language, List<Object> arguments, MatchResult placeholder) {
    int index = Integer.parseInt(placeholder.group(1));
    Object argument = index < arguments.size() ? arguments.get(index) : null;
    return placeholder.group(2) == null
        ? format(language, argument)
        : placeholder.group(isOne(language, argument) ? 2 : 3);
  }

  /** French uses the singular below 2, English for 1 only. */
  private static boolean isOne(Language language, Object argument) {
    if (!(argument instanceof Number)) {
      return false;
    }
    BigDecimal number = new BigDecimal(argument.toString()).abs();
    return language == Language.FR
        ? number.compareTo(BigDecimal.valueOf(2)) < 0
        : number.compareTo(BigDecimal.ONE) == 0;
  }

  private static String format(Language language, Object argument) {
    if (argument == null) {
      return "–";
    }
    if (argument instanceof Text) {
      return in(language, (Text) argument);
    }
    if (argument instanceof Collection) {
      return ((Collection<?>) argument)
          .stream().map(each -> format(language, each)).collect(Collectors.joining(", "));
    }
    if (argument instanceof Enum) {
      return formatEnum(language, (Enum<?>) argument);
    }
    if (argument instanceof Euros) {
      return euros(language, ((Euros) argument).cents());
    }
    if (argument instanceof Number) {
      return number(language, (Number) argument);
    }
    if (argument instanceof LocalDate) {
      return day(language, (LocalDate) argument);
    }
    if (argument instanceof Instant) {
      return instant(language, (Instant) argument);
    }
    return argument.toString();
  }

  /** Its label if it has one, else its wire form. */
  private static String formatEnum(Language language, Enum<?> constant) {
    return constant instanceof Labelled
        ? in(language, ((Labelled) constant).label())
        : WireName.of(constant);
  }

  private static String number(Language language, Number number) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(6);
    return format.format(number);
  }

  private static String euros(Language language, long cents) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(cents % 100 == 0 ? 0 : 2);
    String amount = format.format(BigDecimal.valueOf(Math.abs(cents), 2));
    String sign = cents < 0 ? "−" : "";
    return language == Language.FR ? sign + amount + "\u00A0€" : sign + "€" + amount;
  }

  private static String day(Language language, LocalDate day) {
    String format = DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale()).format(day);
    return language == Language.FR && day.getDayOfMonth() == 1
        ? "1er" + format.substring(1)
        : format;
  }

  private static String instant(Language language, Instant instant) {
    String at = DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(Paris.ZONE));
    String day = day(language, instant.atZone(Paris.ZONE).toLocalDate());
    return language == Language.FR
        ? day + " à " + at + " (heure de Paris)"
        : day + " at " + at + " (Paris time)";
  }
}
