package io.qualitender.bench;

/**
 * One request of an operation.
 *
 * @param body JSON; empty for none
 * @param header one more header with its name; empty for none
 */
record Request(String method, String path, KeyText key, String body, String header) {

  static Request get(KeyText key, String path) {
    return new Request("GET", path, key, "", "");
  }

  /** Whether it is answered alike when it is sent again, but for a new Idempotency-Key. */
  boolean isRepeatable() {
    return header.isEmpty();
  }

  /** As {@code load/load.lua} reads it. */
  String line() {
    return String.join("\t", method, path, key.text(), body, header);
  }
}
