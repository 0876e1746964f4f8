package io.qualitender.api.embedded;

import java.util.Objects;

/** A database login. Its text never shows the password, so it may land in a log by accident. */
public record Credentials(String user, String password) {

  public Credentials {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
