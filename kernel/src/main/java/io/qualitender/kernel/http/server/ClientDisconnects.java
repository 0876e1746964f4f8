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
 * Keeps out of the log that a client hung up before it had its whole answer. Jersey tells each as
 * an error with its stack, so that whoever reads the log would learn to overlook errors.
 */
final class ClientDisconnects extends TurboFilter {

  private static final String TELLER = "org.glassfish.jersey.server.ServerRuntime$Responder";

  /** To be called once the log is set up. */
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
    boolean hangUp =
        failure != null
            && logger.getName().equals(TELLER)
            && Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(EofException.class::isInstance);
    return hangUp ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
