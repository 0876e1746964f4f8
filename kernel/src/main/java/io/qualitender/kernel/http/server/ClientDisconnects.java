package io.qualitender.kernel.http.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EofException;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Suppresses log entries about clients that disconnect before the response is complete. Jersey logs
 * each as an error with its stack trace, which would hide real errors.
 */
final class ClientDisconnects extends TurboFilter {

  private static final String JERSEY_RESPONDER =
      "org.glassfish.jersey.server.ServerRuntime$Responder";

  /** Call after logging is configured. */
  static void silence() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
        && log.getTurboFilterList().stream().noneMatch(ClientDisconnects.class::isInstance)) {
      log.addTurboFilter(new ClientDisconnects());
    }
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] parameters,
      Throwable failure) {
    boolean disconnect =
        failure != null
            && logger.getName().equals(JERSEY_RESPONDER)
            && Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(EofException.class::isInstance);
    return disconnect ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
