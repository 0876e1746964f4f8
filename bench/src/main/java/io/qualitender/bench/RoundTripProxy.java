package io.qualitender.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes everything between a server and the database and counts the round trips: the moments at
 * which the client has asked for the end of a batch and has sent nothing more. It also keeps the
 * text of each statement that was executed.
 */
final class RoundTripProxy implements AutoCloseable {

  private static final int PARSE = 'P';
  private static final int BIND = 'B';
  private static final int SIMPLE_QUERY = 'Q';
  private static final int SYNC = 'S';

  private final ServerSocket listening;
  private final int databasePort;
  private final AtomicInteger trips = new AtomicInteger();
  private final List<String> statements = new ArrayList<>();

  private RoundTripProxy(ServerSocket listening, int databasePort) {
    this.listening = listening;
    this.databasePort = databasePort;
  }

  static RoundTripProxy before(Database database) throws IOException {
    RoundTripProxy proxy =
        new RoundTripProxy(
            new ServerSocket(0, 64, InetAddress.getByName("127.0.0.1")), database.port());
    daemon(proxy::accept);
    return proxy;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Since the last call. */
  int takeTrips() {
    return trips.getAndSet(0);
  }

  /** The texts executed since the last call, in order. */
  List<String> takeStatements() {
    synchronized (statements) {
      List<String> taken = List.copyOf(statements);
      statements.clear();
      return taken;
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getByName("127.0.0.1"), databasePort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        daemon(() -> pass(client, server, true));
        daemon(() -> pass(server, client, false));
      }
    } catch (IOException closed) {
      // The end of the measurement.
    }
  }

  private void pass(Socket from, Socket to, boolean isRequest) {
    Map<String, String> prepared = new HashMap<>();
    try (from;
        to) {
      DataInputStream in = new DataInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      boolean first = isRequest;
      while (true) {
        // The first message of a client has no type.
        int type = first ? 0 : in.readUnsignedByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        ByteBuffer message = ByteBuffer.allocate(length + (first ? 0 : 1));
        if (!first) {
          message.put((byte) type);
        }
        message.putInt(length).put(body);
        first = false;
        if (isRequest) {
          keepStatement(type, body, prepared);
          // A BEGIN travels together with the first statement: the client waits for neither alone.
          if ((type == SYNC || type == SIMPLE_QUERY) && in.available() == 0) {
            trips.incrementAndGet();
          }
        }
        out.write(message.array());
      }
    } catch (IOException ended) {
      // One side has closed; closing both ends the other thread.
    }
  }

  private void keepStatement(int type, byte[] body, Map<String, String> prepared) {
    if (type == PARSE) {
      String name = text(body, 0);
      prepared.put(name, text(body, length(name) + 1));
    } else if (type == BIND) {
      String portal = text(body, 0);
      add(prepared.get(text(body, length(portal) + 1)));
    } else if (type == SIMPLE_QUERY) {
      add(text(body, 0));
    }
  }

  private void add(String statement) {
    synchronized (statements) {
      statements.add(statement);
    }
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String text(byte[] body, int from) {
    int end = from;
    while (body[end] != 0) {
      end++;
    }
    return new String(body, from, end - from, StandardCharsets.UTF_8);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "round-trips");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
