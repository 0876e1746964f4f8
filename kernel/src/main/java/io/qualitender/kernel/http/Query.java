package io.qualitender.kernel.http;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.input.Characters;
import io.qualitender.kernel.json.WireTime;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads query parameters; reading one declares it. {@link #done()} must be called last and refuses
 * invalid, repeated and undeclared parameters together. An absent parameter is null unless stated
 * otherwise.
 */
public final class Query {

  private static final int MAX_NAME = 100;
  private static final int MAX_TEXT = 200;
  private static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 25;

  private final Map<String, List<String>> given;
  private final Set<String> declared = new LinkedHashSet<>();
  private final Faults faults = new Faults();
  private boolean invalidCursor;

  Query(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Adds a fault if the parameter is absent. */
  public Query require(String name) {
    declared.add(name);
    if (!given.containsKey(name)) {
      fault(name, "required", Text.of("http.give_a_value"));
    }
    return this;
  }

  /** Visible text of 1 to {@code max} characters, without leading and trailing spaces. */
  public String text(String name, int max) {
    return read(
        name,
        text ->
            Optional.of(Characters.stripped(text))
                .filter(Characters::hasVisible)
                .filter(stripped -> Characters.length(stripped) <= max)
                .filter(Query::isText),
        Text.of("http.use_text", max));
  }

  /** Whether the database can store and compare it: no controls and no unpaired surrogates. */
  static boolean isText(String text) {
    return text.codePointCount(0, text.length()) <= MAX_TEXT
        && text.codePoints()
            .noneMatch(
                point ->
                    Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE);
  }

  /** Whether the first page of a list is asked, without a filter. */
  public boolean asksFirstPageOfAll() {
    return given.keySet().stream().allMatch("limit"::equals);
  }

  /** A whole number from {@code min} to {@code max}. */
  public Integer integer(String name, int min, int max) {
    Long value = number(name, min, max);
    return value == null ? null : value.intValue();
  }

  public int integer(String name, int min, int max, int absent) {
    Integer value = integer(name, min, max);
    return value == null ? absent : value;
  }

  /** A whole number from {@code min} to {@code max}, such as an amount in cents. */
  public Long number(String name, long min, long max) {
    return read(
        name,
        text -> whole(text).filter(value -> value >= min && value <= max),
        Text.of("http.use_number", Long.toString(min), Long.toString(max)));
  }

  private static Optional<Long> whole(String text) {
    return text.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  public Boolean bool(String name) {
    return read(
        name,
        text ->
            text.equals("true") || text.equals("false")
                ? Optional.of(text.equals("true"))
                : Optional.empty(),
        Text.of("http.use_boolean"));
  }

  public boolean bool(String name, boolean absent) {
    Boolean value = bool(name);
    return value == null ? absent : value;
  }

  public LocalDate date(String name) {
    return read(name, WireTime::day, Text.of("http.use_day", WireTime.YEARS));
  }

  public Instant instant(String name) {
    return read(name, WireTime::instant, Text.of("http.use_instant", WireTime.YEARS));
  }

  /** One value of an enum. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    return read(name, text -> constant(text, type), Text.of("http.use_one_of", words(type)));
  }

  /** Values of an enum, repeated or separated by commas; empty when absent. */
  public <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    declared.add(name);
    Set<E> chosen = new LinkedHashSet<>();
    for (String text : given.getOrDefault(name, List.of())) {
      for (String word : text.split(",", -1)) {
        Optional<E> constant = constant(word, type);
        if (constant.isEmpty()) {
          fault(name, "unknown_value", Text.of("http.use_some_of", words(type)));
          return List.of();
        }
        if (!chosen.add(constant.get())) {
          fault(name, "repeated", Text.of("http.name_each_once"));
          return List.of();
        }
      }
    }
    return List.copyOf(chosen);
  }

  /** An id of one kind. It need not exist: the list is then empty. */
  public UUID id(String name, IdPrefix prefix) {
    return read(name, prefix::parse, Text.of("http.use_id", prefix.prefix() + "_"));
  }

  /**
   * Any other type: {@code parse} returns empty for an invalid value, described by {@code
   * expected}.
   */
  public <T> T read(String name, Function<String, Optional<T>> parse, Text expected) {
    declared.add(name);
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      fault(name, "repeated", Text.of("http.give_it_once"));
      return null;
    }
    if (values.isEmpty()) {
      return null;
    }
    Optional<T> value = values.get(0).isEmpty() ? Optional.empty() : parse.apply(values.get(0));
    if (value.isEmpty()) {
      fault(name, "bad_format", expected);
    }
    return value.orElse(null);
  }

  /** {@code limit} and {@code cursor} of a list sorted newest first, by creation time, then id. */
  public Page page() {
    return page(Page.NEWEST_FIRST);
  }

  /** {@code limit} and {@code cursor} of a list sorted by {@code sort}. */
  public Page page(String sort) {
    int limit = integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    String filters = Cursor.digest(given);
    String cursor = read("cursor", Optional::of, Text.of("http.use_next_cursor"));
    List<String> position = List.of();
    if (cursor != null) {
      Optional<List<String>> found = Cursor.read(cursor, sort, filters);
      invalidCursor = found.isEmpty();
      position = found.orElse(List.of());
    }
    return new Page(limit, sort, position, filters);
  }

  /** Throws 400 with all faults, including parameters that were not read. */
  public void done() {
    given.keySet().stream()
        .filter(name -> !declared.contains(name))
        .sorted()
        .forEach(name -> fault(shown(name), "unknown_parameter", unknown()));
    faults.throwIfAny(KernelProblem.INVALID_PARAMETER, Text.of("http.parameters_listed"));
    if (invalidCursor) {
      throw Page.invalidCursor();
    }
  }

  private Text unknown() {
    return declared.isEmpty()
        ? Text.of("http.no_parameters")
        : Text.of("http.known_parameters", String.join(", ", declared));
  }

  private static String shown(String name) {
    return Characters.length(name) <= MAX_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
  }

  private void fault(String name, String code, Text detail) {
    faults.add(Fault.parameter(name, code, detail));
  }

  private static <E extends Enum<E>> Optional<E> constant(String word, Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .filter(each -> WireName.of(each).equals(word))
        .findFirst();
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return Stream.of(type.getEnumConstants()).map(WireName::of).collect(Collectors.joining(", "));
  }
}
