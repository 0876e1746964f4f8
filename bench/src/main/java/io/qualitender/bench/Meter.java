package io.qualitender.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time used between two moments: of a server, of the database, of everybody else. */
final class Meter {

  private static final long MICROS_PER_TICK = 10_000;

  // Columns of the first line of /proc/stat: user nice system idle iowait irq softirq steal.
  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;
  private static final int LAST = 8;

  private final long server;
  private final long database;
  private long serverBegan;
  private long databaseBegan;
  private long oursBegan;
  private long busyBegan;
  private long clockBegan;

  /**
   * @param server its process; 0 for none
   * @param database the database's first process
   */
  Meter(long server, long database) {
    this.server = server;
    this.database = database;
  }

  void begin() {
    serverBegan = server();
    databaseBegan = Processor.microsWithChildren(database);
    oursBegan = ours();
    busyBegan = busy();
    clockBegan = System.nanoTime();
  }

  double serverMicros() {
    return server() - serverBegan;
  }

  double databaseMicros() {
    return Processor.microsWithChildren(database) - databaseBegan;
  }

  /** From 0 to 1. */
  double othersBusy() {
    double known = ours() - oursBegan + serverMicros() + databaseMicros();
    double elapsed = (System.nanoTime() - clockBegan) / 1e3;
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(0, (busy() - busyBegan - known) / (elapsed * processors));
  }

  private long server() {
    return server == 0 ? 0 : Processor.micros(server);
  }

  /** This program and the load generators that it started and that have ended. */
  private static long ours() {
    return Processor.microsWithEndedChildren(ProcessHandle.current().pid());
  }

  private static long busy() {
    try {
      String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
      long ticks = 0;
      for (int i = 1; i <= LAST; i++) {
        ticks += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(fields[i]);
      }
      return ticks * MICROS_PER_TICK;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
