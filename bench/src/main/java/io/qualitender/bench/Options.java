package io.qualitender.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param isQuick a minute or two, compared with the last report
 * @param isKept whether the report is written to its files: only when all is measured
 * @param parts what is measured beside the operations
 * @param size organizations
 * @param growth sizes that are compared
 */
record Options(
    boolean isQuick,
    boolean isKept,
    List<Operation> operations,
    Set<Part> parts,
    Pace pace,
    int size,
    List<Integer> growth) {

  /** What can be measured beside the operations. */
  enum Part {
    START,
    SWEEP,
    GROWTH
  }

  private static final int FULL_SIZE = 120_000;
  private static final int QUICK_SIZE = 100;

  private static final List<Operation> QUICK =
      List.of(Operation.READ, Operation.COMPARE, Operation.LIST, Operation.DRAFT);

  static final String USAGE =
      """
      bench/run            all, about three hours; writes bench/report.md and bench/report.json
      bench/run --quick    some operations on little data; exits 1 when a ratio has fallen by more than a third
      With any of the following the report is printed and not kept:
        --only A,B         of %s
                           and of %s
        --rounds N         rounds per operation; the median is shown
        --seconds N        of each measurement; warm-up takes twice as long
        --size N           organizations
        --sizes N,M        organizations, for growth
      """
          .formatted(words(Operation.values()), words(Part.values()));

  /**
   * @throws IllegalArgumentException for words that mean nothing
   */
  static Options of(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    boolean quick = rest.remove("--quick");
    Options options =
        quick
            ? new Options(
                true, false, QUICK, EnumSet.noneOf(Part.class), Pace.QUICK, QUICK_SIZE, List.of())
            : new Options(
                false,
                rest.isEmpty(),
                List.of(Operation.values()),
                EnumSet.allOf(Part.class),
                Pace.FULL,
                FULL_SIZE,
                Growth.SIZES);
    while (!rest.isEmpty()) {
      if (rest.size() < 2) {
        throw new IllegalArgumentException(rest.get(0) + " is unknown or needs a value");
      }
      options = options.with(rest.remove(0), rest.remove(0));
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--only" -> only(List.of(value.split(",")));
      case "--rounds" -> with(pace.withRounds(Integer.parseInt(value)));
      case "--seconds" -> with(pace.withSeconds(Integer.parseInt(value)));
      case "--size" ->
          new Options(isQuick, false, operations, parts, pace, Integer.parseInt(value), growth);
      case "--sizes" ->
          new Options(
              isQuick,
              false,
              operations,
              parts,
              pace,
              size,
              Arrays.stream(value.split(",")).map(Integer::valueOf).toList());
      default -> throw new IllegalArgumentException("unknown: " + name);
    };
  }

  private Options with(Pace other) {
    return new Options(isQuick, false, operations, parts, other, size, growth);
  }

  private Options only(List<String> wanted) {
    List<Operation> chosen =
        Arrays.stream(Operation.values()).filter(each -> wanted.contains(each.word())).toList();
    Set<Part> chosenParts = EnumSet.noneOf(Part.class);
    Arrays.stream(Part.values())
        .filter(each -> wanted.contains(word(each)))
        .forEach(chosenParts::add);
    if (chosen.size() + chosenParts.size() != wanted.size()) {
      throw new IllegalArgumentException("unknown word after --only: " + wanted);
    }
    return new Options(isQuick, false, chosen, chosenParts, pace, size, growth);
  }

  private static String words(Enum<?>[] constants) {
    return String.join(", ", Arrays.stream(constants).map(Options::word).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
