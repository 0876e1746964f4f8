package io.qualitender.kernel.text;

import io.qualitender.kernel.time.Paris;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a {@link Text} into words.
 *
 * <p>A message is plain text with places: {@code {0}} is the first argument as the language writes
 * it, {@code {0|day|days}} one of two words by the first argument's number. Nothing else has a
 * meaning, so that apostrophes, which French has in every sentence, need no doubling as they do in
 * {@link java.text.MessageFormat}.
 */
public final class Messages {

  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|{}]*)\\|([^|{}]*))?\\}");

  /** Only what is asked for: never the language of the machine instead. */
  private static final ResourceBundle.Control ALONE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  /** Never fails: what has no message, which a test forbids, is told by its key. */
  public static String in(Language language, Text text) {
    String message = message(language, text.key());
    if (message == null) {
      LOG.error("no message {} in {}", text.key(), language.tag());
      return text.key();
    }
    Matcher places = PLACE.matcher(message);
    return places.replaceAll(
        place -> Matcher.quoteReplacement(filled(language, text.arguments(), place)));
  }

  private static String message(Language language, String key) {
    int dot = key.indexOf('.');
    try {
      return ResourceBundle.getBundle(
              "messages/" + key.substring(0, Math.max(dot, 0)), language.locale(), ALONE)
          .getString(key);
    } catch (MissingResourceException e) {
      return null;
    }
  }

  private static String filled(Language language, List<Object> arguments, MatchResult place) {
    int index = Integer.parseInt(place.group(1));
    Object argument = index < arguments.size() ? arguments.get(index) : null;
    return place.group(2) == null
        ? words(language, argument)
        : place.group(isOne(language, argument) ? 2 : 3);
  }

  /** French takes the singular up to 1.5, English at 1 alone. */
  private static boolean isOne(Language language, Object argument) {
    if (!(argument instanceof Number)) {
      return false;
    }
    BigDecimal number = new BigDecimal(argument.toString()).abs();
    return language == Language.FR
        ? number.compareTo(BigDecimal.valueOf(2)) < 0
        : number.compareTo(BigDecimal.ONE) == 0;
  }

  private static String words(Language language, Object argument) {
    if (argument == null) {
      return "–";
    }
    if (argument instanceof Text) {
      return in(language, (Text) argument);
    }
    if (argument instanceof Collection) {
      return ((Collection<?>) argument)
          .stream().map(each -> words(language, each)).collect(Collectors.joining(", "));
    }
    if (argument instanceof Enum) {
      return word(language, (Enum<?>) argument);
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

  /** Its label where it has one, else the word that stands for it on the wire. */
  private static String word(Language language, Enum<?> constant) {
    return constant instanceof Labelled
        ? in(language, ((Labelled) constant).label())
        : constant.name().toLowerCase(Locale.ROOT);
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
    String words = DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale()).format(day);
    return language == Language.FR && day.getDayOfMonth() == 1 ? "1er" + words.substring(1) : words;
  }

  private static String instant(Language language, Instant instant) {
    String at = DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(Paris.ZONE));
    String day = day(language, instant.atZone(Paris.ZONE).toLocalDate());
    return language == Language.FR
        ? day + " à " + at + " (heure de Paris)"
        : day + " at " + at + " (Paris time)";
  }
}
