package io.qualitender.admin.apikey;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/** Derived from two instants, never stored: a key expires without anybody's doing. */
public enum ApiKeyState implements Labelled {
  ACTIVE,
  REVOKED,
  EXPIRED;

  /** What is done to a key. */
  public enum Act implements Labelled {
    CREATE,
    REVOKE
  }

  public static final Transitions<ApiKeyState, Act> TRANSITIONS =
      Transitions.<ApiKeyState, Act>startingAt(ACTIVE).on(Act.REVOKE, REVOKED, ACTIVE).build();
}
