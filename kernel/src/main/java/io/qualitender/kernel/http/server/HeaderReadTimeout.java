package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.problem.ServerErrors;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose request line and headers take too long, with 408. Jetty only limits the
 * pause between two bytes, so a slow client could hold a connection forever.
 */
final class HeaderReadTimeout implements Runnable {

  private static final int CHECKS_PER_TIMEOUT = 4;

  private final Server server;
  private final long timeoutNanos;
  private final Scheduler scheduler = new ScheduledExecutorScheduler("slow-headers", true);

  /** When each connection was first seen reading headers, and of which message. */
  private Map<EndPoint, HeaderStart> startedRequests = new HashMap<>();

  private record HeaderStart(long message, long since) {}

  HeaderReadTimeout(Server server, Duration timeout) {
    this.server = server;
    this.timeoutNanos = timeout.toNanos();
    server.addBean(scheduler);
  }

  void start() {
    scheduler.schedule(this, timeoutNanos / CHECKS_PER_TIMEOUT, TimeUnit.NANOSECONDS);
  }

  @Override
  public void run() {
    try {
      check(System.nanoTime());
    } finally {
      start();
    }
  }

  private void check(long now) {
    Map<EndPoint, HeaderStart> pending = new HashMap<>();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint client : connector.getConnectedEndPoints()) {
        if (client.getConnection() instanceof HttpConnection connection
            && isReadingHeaders(connection)) {
          long message = connection.getMessagesIn();
          HeaderStart before = startedRequests.get(client);
          boolean same = before != null && before.message() == message;
          HeaderStart since = same ? before : new HeaderStart(message, now);
          if (now - since.since() > timeoutNanos) {
            closeWith408(client);
          } else {
            pending.put(client, since);
          }
        }
      }
    }
    startedRequests = pending;
  }

  private static void closeWith408(EndPoint client) {
    try {
      byte[] answer = ServerErrors.closingResponse(HttpStatus.REQUEST_TIMEOUT_408);
      client.write(Callback.from(client::close), ByteBuffer.wrap(answer));
    } catch (RuntimeException ignored) {
      client.close();
    }
  }

  /** Whether part of a request has arrived and its headers are not complete. */
  private static boolean isReadingHeaders(HttpConnection connection) {
    HttpParser parser = connection.getParser();
    return parser.inHeaderState() && !parser.isState(HttpParser.State.START);
  }
}
