package io.qualitender.kernel.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process on an {@link OutOfMemoryError}, so that its supervisor restarts it: a process
 * that continues may not respond for minutes and may have lost a thread it needs. {@code
 * -XX:+ExitOnOutOfMemoryError} does the same earlier, but the JVM may have been started without it.
 *
 * <p>Servers and pools catch and log everything; so the log is watched as well as the uncaught
 * exception handler.
 */
public final class OutOfMemory {

  /** The same as that of the JVM option. */
  public static final int EXIT_CODE = 3;

  /** Allocated early: nothing can be allocated when it is needed. */
  private static final byte[] MESSAGE =
      "Qualitender is out of memory and stops; its supervisor should restart it.\n"
          .getBytes(StandardCharsets.UTF_8);

  private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

  /** A chain of causes may have a cycle. */
  private static final int MAX_CAUSES = 20;

  private OutOfMemory() {}

  /** Call when the program starts, and again after the logging configuration is replaced. */
  public static void watch() {
    if (!(Thread.getDefaultUncaughtExceptionHandler() instanceof UncaughtHandler)) {
      Thread.setDefaultUncaughtExceptionHandler(
          new UncaughtHandler(Thread.getDefaultUncaughtExceptionHandler()));
    }
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
        && log.getTurboFilterList().stream().noneMatch(LogFilter.class::isInstance)) {
      log.addTurboFilter(new LogFilter());
    }
  }

  private static void haltIfOutOfMemory(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
      if (cause instanceof OutOfMemoryError) {
        halt();
      }
      cause = cause.getCause();
    }
  }

  private static void halt() {
    try {
      STDERR.write(MESSAGE);
    } catch (IOException ignored) {
      // The process ends in any case.
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  private record UncaughtHandler(UncaughtExceptionHandler next)
      implements UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      haltIfOutOfMemory(failure);
      if (next != null) {
        next.uncaughtException(thread, failure);
      } else {
        LoggerFactory.getLogger(OutOfMemory.class).error("{} ended", thread.getName(), failure);
      }
    }
  }

  private static final class LogFilter extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] parameters,
        Throwable failure) {
      haltIfOutOfMemory(failure);
      if (parameters != null && parameters.length > 0) {
        Object last = parameters[parameters.length - 1];
        haltIfOutOfMemory(last instanceof Throwable ? (Throwable) last : null);
      }
      return FilterReply.NEUTRAL;
    }
  }
}
