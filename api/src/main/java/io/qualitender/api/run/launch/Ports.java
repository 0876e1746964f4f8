package io.qualitender.api.run.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Checks that a port is free before the server starts. */
final class Ports {

  private Ports() {}

  /** The port is taken. The message names it and says what to do. */
  static final class PortTaken extends RuntimeException {
    PortTaken(int port, String variable) {
      super(
          "Port %d is in use: stop the program that uses it, or set %s to another port."
              .formatted(port, variable));
    }
  }

  /**
   * @param port 0 is always free
   * @throws PortTaken naming {@code variable}
   */
  static void requireFree(int port, String variable) {
    if (port == 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      probe.getLocalPort();
    } catch (IOException taken) {
      throw new PortTaken(port, variable);
    }
  }
}
