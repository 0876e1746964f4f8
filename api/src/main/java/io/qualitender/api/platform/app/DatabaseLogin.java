package io.qualitender.api.platform.app;

import java.util.Objects;

/** A database login. {@link #toString} omits the password, so that logging it is harmless. */
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
