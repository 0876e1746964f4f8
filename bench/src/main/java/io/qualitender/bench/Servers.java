package io.qualitender.bench;

import java.util.ArrayList;
import java.util.List;

/** The servers under test. A peer is one more line here. */
final class Servers {

  private Servers() {}

  /** The product first. */
  static List<ServerUnderTest.Start> all(Folders folders) {
    List<ServerUnderTest.Start> servers = new ArrayList<>(product(folders));
    for (PeerServer.Form form : PeerServer.Form.values()) {
      servers.add(database -> PeerServer.start(folders, database, database.port(), form));
    }
    return servers;
  }

  /** Without peers, for the quick form. */
  static List<ServerUnderTest.Start> product(Folders folders) {
    return List.of(
        database ->
            ProductServer.start(folders, database, database.port(), ProductServer.Form.LOADED));
  }
}
