package io.qualitender.bench;

import java.nio.file.Path;

/** The Java that runs this program, and the servers that it measures. */
final class Java {

  private Java() {}

  static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
