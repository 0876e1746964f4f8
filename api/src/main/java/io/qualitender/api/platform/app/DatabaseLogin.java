package io.qualitender.api.platform.app;

import java.util.Objects;

/** A database login. Its text never shows the password, so it may land in a log by accident. */
public record DatabaseLogin(String user, String password) {

  public DatabaseLogin {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "DatabaseLogin[" + user + "]";
  }
}
