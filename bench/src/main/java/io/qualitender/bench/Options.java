package io.qualitender.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param quick a minute or two, compared with the last report
 * @param isPart some operations, rounds or sizes only: the report is printed and not kept
 */
record Options(boolean quick, boolean isPart, List<Operation> operations, Pace pace, int size) {

  static final int FULL_SIZE = 120_000;
  static final int QUICK_SIZE = 100;

  static final String USAGE =
      """
      bench/run                                        all, about two hours; writes report.md and report.json
      bench/run --quick                                about two minutes; exits 1 when a ratio has fallen by a third
      bench/run --only read,list --rounds 3 --size 10000
                                                       a part, printed and not kept
        --only      %s
        --rounds    rounds per operation; the median is shown
        --seconds   of each measurement; warm-up takes twice as long
        --size      organizations
      """
          .formatted(
              String.join(", ", Arrays.stream(Operation.values()).map(Operation::word).toList()));

  private static final Set<Operation> QUICK =
      Set.of(Operation.READ, Operation.COMPARE, Operation.LIST, Operation.DRAFT);

  /**
   * @throws IllegalArgumentException for words that mean nothing
   */
  static Options of(List<String> words) {
    boolean quick = words.contains("--quick");
    List<Operation> operations =
        Arrays.stream(Operation.values()).filter(each -> !quick || QUICK.contains(each)).toList();
    Pace pace = quick ? Pace.QUICK : Pace.FULL;
    int size = quick ? QUICK_SIZE : FULL_SIZE;
    List<String> rest = new ArrayList<>(words);
    rest.remove("--quick");
    boolean isPart = !rest.isEmpty();
    while (!rest.isEmpty()) {
      if (rest.size() < 2) {
        throw new IllegalArgumentException(rest.get(0) + " needs a value");
      }
      String name = rest.remove(0);
      String value = rest.remove(0);
      switch (name) {
        case "--only" -> operations = operations(value);
        case "--rounds" -> pace = pace.withRounds(Integer.parseInt(value));
        case "--seconds" -> pace = pace.withSeconds(Integer.parseInt(value));
        case "--size" -> size = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("unknown: " + name);
      }
    }
    return new Options(quick, isPart, operations, pace, size);
  }

  private static List<Operation> operations(String words) {
    List<String> wanted = List.of(words.split(","));
    List<Operation> operations =
        Arrays.stream(Operation.values()).filter(each -> wanted.contains(each.word())).toList();
    if (operations.size() != wanted.size()) {
      throw new IllegalArgumentException("unknown operation in " + words);
    }
    return operations;
  }
}
