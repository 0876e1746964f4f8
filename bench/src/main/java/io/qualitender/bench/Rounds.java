package io.qualitender.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures contenders in turns, A B A B, so that what changes on the machine meets all of them. */
final class Rounds {

  private final List<Contender> contenders;
  private final Pace pace;
  private final Console console;

  Rounds(List<Contender> contenders, Pace pace, Console console) {
    this.contenders = contenders;
    this.pace = pace;
    this.console = console;
  }

  /** The samples of each operation by contender. */
  Map<Operation, Map<String, List<Sample>>> run(List<Operation> operations) {
    Map<Operation, Map<String, List<Sample>>> samples = new EnumMap<>(Operation.class);
    for (Operation operation : operations) {
      List<Contender> taking =
          contenders.stream().filter(each -> each.takesPart(operation)).toList();
      Map<String, List<Sample>> of = new LinkedHashMap<>();
      for (Contender each : taking) {
        each.warm(operation, pace.warmUp());
      }
      for (int round = 1; round <= pace.rounds(); round++) {
        StringBuilder line = new StringBuilder(operation.title() + ", round " + round + ":");
        for (Contender each : taking) {
          Sample sample = each.measure(operation);
          of.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(sample);
          line.append(" %s %,.0f/s".formatted(each.name(), sample.perSecond()));
        }
        console.say(line.toString());
      }
      samples.put(operation, of);
    }
    return samples;
  }
}
