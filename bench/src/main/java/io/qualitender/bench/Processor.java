package io.qualitender.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processor time and memory of processes, from {@code /proc}. */
final class Processor {

  /** Linux counts in hundredths of a second wherever programs can see it. */
  private static final long MICROS_PER_TICK = 10_000;

  // Fields of /proc/pid/stat after the name in parentheses: state is 0.
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;

  private Processor() {}

  /** Microseconds of one process, without its children. */
  static long micros(long pid) {
    String[] fields = stat(pid);
    return fields == null ? 0 : ticks(fields, USER, USER + 1) * MICROS_PER_TICK;
  }

  /** Microseconds of a process and its children, those that have ended included. */
  static long microsWithChildren(long pid) {
    long ticks = ticks(stat(pid), USER, CHILDREN_SYSTEM);
    for (String[] child : children(pid)) {
      ticks += ticks(child, USER, USER + 1);
    }
    return ticks * MICROS_PER_TICK;
  }

  /** Microseconds of a process and of its children that have ended. */
  static long microsWithEndedChildren(long pid) {
    return ticks(stat(pid), USER, CHILDREN_SYSTEM) * MICROS_PER_TICK;
  }

  /** Resident memory in megabytes. */
  static long megabytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static List<String[]> children(long parent) {
    List<String[]> children = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.toList()) {
        String name = process.getFileName().toString();
        String[] fields = name.matches("\\d+") ? stat(Long.parseLong(name)) : null;
        if (fields != null && Long.parseLong(fields[PARENT]) == parent) {
          children.add(fields);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return children;
  }

  /** Null for a process that has ended. */
  private static String[] stat(long pid) {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ");
    } catch (IOException ended) {
      return null;
    }
  }

  private static long ticks(String[] fields, int first, int last) {
    long sum = 0;
    for (int i = first; i <= last; i++) {
      sum += Long.parseLong(fields[i]);
    }
    return sum;
  }
}
