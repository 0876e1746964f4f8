package io.qualitender.api.fuzz;

import io.qualitender.api.contract.Exchange;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Raw HTTP/1.1 over a socket, on one connection while the server keeps it open. Counts connections
 * that the server closes without {@code Connection: close}, since a client that reuses them loses
 * its next request.
 */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final int port;
  private Socket socket;
  private InputStream in;
  private boolean used;
  private int unannounced;

  Wire(int port) {
    this.port = port;
  }

  /** A raw request: headers in order, names and values unchanged. */
  record Sent(String method, String target, List<String[]> headers, byte[] body) {

    Sent(String method, String target) {
      this(method, target, new ArrayList<>(), null);
    }

    Sent header(String name, String value) {
      headers.add(new String[] {name, value});
      return this;
    }

    Sent replacing(String name, String value) {
      headers.removeIf(header -> header[0].equalsIgnoreCase(name));
      return header(name, value);
    }

    Sent body(String type, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      header("Content-Type", type);
      header("Content-Length", Integer.toString(bytes.length));
      return new Sent(method, target, headers, bytes);
    }

    String value(String name) {
      return headers.stream()
          .filter(header -> header[0].equalsIgnoreCase(name))
          .map(header -> header[1])
          .reduce((one, other) -> other)
          .orElse(null);
    }

    byte[] bytes() {
      StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
      if (value("Host") == null) {
        head.append("Host: localhost\r\n");
      }
      headers.forEach(each -> head.append(each[0]).append(": ").append(each[1]).append("\r\n"));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      if (body != null) {
        all.writeBytes(body);
      }
      return all.toByteArray();
    }
  }

  /** A response. */
  record Received(int status, Map<String, List<String>> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }

    boolean closes() {
      return header("Connection").toLowerCase(Locale.ROOT).contains("close");
    }

    Exchange exchange(Sent sent) {
      return new Exchange(sent.method(), sent.target(), null, null, status, headers, body);
    }
  }

  /** The number of connections closed unannounced. */
  int unannounced() {
    return unannounced;
  }

  Received send(Sent sent) throws IOException {
    return send(sent.method().equals("HEAD"), sent.bytes(), false);
  }

  /** Sends on a new connection whose output is closed after the request. */
  Received sendAndEnd(Sent sent) throws IOException {
    close();
    return send(sent.method().equals("HEAD"), sent.bytes(), true);
  }

  Received send(boolean head, byte[] request, boolean end) throws IOException {
    for (int attempt = 0; ; attempt++) {
      boolean reused = used;
      try {
        connect();
        socket.getOutputStream().write(request);
        if (end) {
          socket.shutdownOutput();
        }
        Received received = receive(head);
        used = true;
        if (end || received.closes()) {
          close();
        }
        return received;
      } catch (EOFException | java.net.SocketException e) {
        close();
        if (!reused || attempt > 0) {
          throw new IOException("no answer", e);
        }
        unannounced++;
      } catch (IOException | RuntimeException e) {
        // A late response must not be taken for that of another request.
        close();
        throw e;
      }
    }
  }

  private void connect() throws IOException {
    if (socket == null) {
      socket = new Socket("localhost", port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
      used = false;
    }
  }

  private Received receive(boolean head) throws IOException {
    String[] status = line().split(" ", 3);
    int code = Integer.parseInt(status[1]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1].trim());
    }
    if (code < 200) {
      return receive(head);
    }
    byte[] body = head || code == 204 || code == 304 ? new byte[0] : body(headers);
    return new Received(code, headers, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (headers.containsKey("Content-Length")) {
      int length = Integer.parseInt(headers.get("Content-Length").get(0));
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("the body ends early");
      }
      return body;
    }
    if (!headers.containsKey("Transfer-Encoding")) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].trim(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("the connection ended");
      }
      if (read != '\r') {
        line.write(read);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
      used = false;
    }
  }
}
