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
 * Ends the process when memory is out, so that whoever supervises it starts it again: what goes on
 * after that answers nothing for minutes and may have lost a thread it needs. {@code
 * -XX:+ExitOnOutOfMemoryError} does the same and earlier; but the program also runs in a JVM that
 * somebody else started.
 *
 * <p>Servers and pools catch everything their work throws and write it to the log; so the log is
 * where it is seen, beside the handler of what nobody caught.
 */
public final class OutOfMemory {

  /** What the JVM's own option exits with. */
  public static final int EXIT_CODE = 3;

  /** Made early: nothing can be made any more when it is needed. */
  private static final byte[] LAST_WORDS =
      "Qualitender is out of memory and stops; whoever supervises it starts it again.\n"
          .getBytes(StandardCharsets.UTF_8);

  private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

  /** A cause of a cause of a cause; a chain may have no end. */
  private static final int DEEPEST_CAUSE = 20;

  private OutOfMemory() {}

  /** To be called when the program starts, and after whatever sets up its log anew. */
  public static void watch() {
    if (!(Thread.getDefaultUncaughtExceptionHandler() instanceof Uncaught)) {
      Thread.setDefaultUncaughtExceptionHandler(
          new Uncaught(Thread.getDefaultUncaughtExceptionHandler()));
    }
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
        && log.getTurboFilterList().stream().noneMatch(Logged.class::isInstance)) {
      log.addTurboFilter(new Logged());
    }
  }

  private static void leaveIfOut(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
      if (cause instanceof OutOfMemoryError) {
        leave();
      }
      cause = cause.getCause();
    }
  }

  private static void leave() {
    try {
      STDERR.write(LAST_WORDS);
    } catch (IOException nobodyReadsIt) {
      // It ends all the same.
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  private record Uncaught(UncaughtExceptionHandler next) implements UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      leaveIfOut(failure);
      if (next != null) {
        next.uncaughtException(thread, failure);
      } else {
        LoggerFactory.getLogger(OutOfMemory.class).error("{} ended", thread.getName(), failure);
      }
    }
  }

  private static final class Logged extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] parameters,
        Throwable failure) {
      leaveIfOut(failure);
      if (parameters != null && parameters.length > 0) {
        Object last = parameters[parameters.length - 1];
        leaveIfOut(last instanceof Throwable ? (Throwable) last : null);
      }
      return FilterReply.NEUTRAL;
    }
  }
}
