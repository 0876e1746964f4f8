package io.qualitender.api.performance;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy in front of PostgreSQL that counts the round trips of one role: each ends with a message
 * {@code ReadyForQuery}.
 */
final class TripCounter implements AutoCloseable {

  private static final int READY_FOR_QUERY = 'Z';

  /**
   * The pool validates a connection that was not used for a second. The driver sends {@code BEGIN}
   * together with the first statement.
   */
  private static final List<String> NO_TRIP = List.of("select 1\0", "BEGIN\0");

  /** The length of such a request. */
  private static final int ENCRYPTION_REQUEST = 8;

  private final ServerSocket socket;
  private final int port;
  private final String role;
  private final AtomicInteger trips = new AtomicInteger();

  /**
   * @param port where PostgreSQL listens
   * @param role whose connections are counted
   */
  TripCounter(int port, String role) throws IOException {
    this.port = port;
    this.role = role;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    run("trip-counter", this::accept);
  }

  /** Where the server connects. */
  int port() {
    return socket.getLocalPort();
  }

  /** The round trips so far. */
  int trips() {
    return trips.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), port);
      byte[] startup = startup(client);
      boolean counted = new String(startup, StandardCharsets.UTF_8).contains("\0" + role + "\0");
      database.getOutputStream().write(startup);
      run(
          "to-database",
          () -> requests(client.getInputStream(), database.getOutputStream(), counted));
      run("to-server", () -> answers(database.getInputStream(), client.getOutputStream(), counted));
    }
  }

  /**
   * The message that names the role; it has no type, only a length. Encryption, which is asked for
   * before, is refused.
   */
  private static byte[] startup(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    int length = in.readInt();
    while (length == ENCRYPTION_REQUEST) {
      in.readInt();
      client.getOutputStream().write('N');
      length = in.readInt();
    }
    byte[] message = new byte[length];
    ByteBuffer.wrap(message).putInt(length);
    in.readFully(message, 4, length - 4);
    return message;
  }

  private void requests(InputStream from, OutputStream to, boolean counted) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from));
    for (byte[] message = next(in); message.length > 0; message = next(in)) {
      if (counted && isNoTrip(message)) {
        trips.decrementAndGet();
      }
      to.write(message);
    }
  }

  /** Counts before the server can know the answer; the first message ends the log-in. */
  private void answers(InputStream from, OutputStream to, boolean counted) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from));
    boolean loggedIn = false;
    for (byte[] message = next(in); message.length > 0; message = next(in)) {
      if (counted && message[0] == READY_FOR_QUERY) {
        trips.addAndGet(loggedIn ? 1 : 0);
        loggedIn = true;
      }
      to.write(message);
    }
  }

  /** The next message: a type, a length, a content; empty at the end. */
  private static byte[] next(DataInputStream in) throws IOException {
    int type = in.read();
    if (type < 0) {
      return new byte[0];
    }
    int length = in.readInt();
    byte[] message = new byte[length + 1];
    ByteBuffer.wrap(message).put((byte) type).putInt(length);
    in.readFully(message, 5, length - 4);
    return message;
  }

  private static boolean isNoTrip(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return NO_TRIP.stream().anyMatch(text::contains);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (EOFException closed) {
                // One side has closed its connection.
              } catch (IOException closed) {
                // The same, or the test is over.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
