package io.qualitender.api.run.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks at a port before anything else is started for it. */
final class Ports {

  private Ports() {}

  /** Nobody can listen there now. The message says which and what to do. */
  static final class PortTaken extends RuntimeException {
    PortTaken(int port, String variable) {
      super(
          "Port %d cannot be listened on: stop the program that has it, or set %s to another port."
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
