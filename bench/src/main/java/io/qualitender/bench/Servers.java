package io.qualitender.bench;

import java.util.ArrayList;
import java.util.List;

/** The servers under test. A peer is one more line here. */
final class Servers {

  private Servers() {}

  /** The product first. */
  static List<ServerUnderTest.Start> all(Folders folders) {
    List<ServerUnderTest.Start> servers = new ArrayList<>();
    servers.add(
        database ->
            ProductServer.start(folders, database, database.port(), ProductServer.Form.LOADED));
    return servers;
  }
}
