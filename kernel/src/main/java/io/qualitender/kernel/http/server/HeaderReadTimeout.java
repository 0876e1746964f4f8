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
 * Cuts off a client whose request line and headers take too long. The server itself only limits the
 * pause between two bytes, so one byte now and then would hold a connection for ever.
 */
final class HeaderReadTimeout implements Runnable {

  private static final int LOOKS = 4;

  private final Server server;
  private final long patienceNanos;
  private final Scheduler scheduler = new ScheduledExecutorScheduler("slow-headers", true);

  /** Since when each is seen in the middle of its headers, and of which message. */
  private Map<EndPoint, Begun> begun = new HashMap<>();

  private record Begun(long message, long since) {}

  HeaderReadTimeout(Server server, Duration patience) {
    this.server = server;
    this.patienceNanos = patience.toNanos();
    server.addBean(scheduler);
  }

  void start() {
    scheduler.schedule(this, patienceNanos / LOOKS, TimeUnit.NANOSECONDS);
  }

  @Override
  public void run() {
    try {
      look(System.nanoTime());
    } finally {
      start();
    }
  }

  private void look(long now) {
    Map<EndPoint, Begun> still = new HashMap<>();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint client : connector.getConnectedEndPoints()) {
        if (client.getConnection() instanceof HttpConnection connection && isBegun(connection)) {
          long message = connection.getMessagesIn();
          Begun before = begun.get(client);
          boolean same = before != null && before.message() == message;
          Begun since = same ? before : new Begun(message, now);
          if (now - since.since() > patienceNanos) {
            cut(client);
          } else {
            still.put(client, since);
          }
        }
      }
    }
    begun = still;
  }

  private static void cut(EndPoint client) {
    try {
      byte[] answer = ServerErrors.last(HttpStatus.REQUEST_TIMEOUT_408);
      client.write(Callback.from(client::close), ByteBuffer.wrap(answer));
    } catch (RuntimeException itIsNotReading) {
      client.close();
    }
  }

  /** Something has come of a request, and its headers have not ended. */
  private static boolean isBegun(HttpConnection connection) {
    HttpParser parser = connection.getParser();
    return parser.inHeaderState() && !parser.isState(HttpParser.State.START);
  }
}
