package io.qualitender.admin.apikey;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/** Derived from the expiry and revocation instants, not stored. */
public enum ApiKeyState implements Labelled {
  ACTIVE,
  REVOKED,
  EXPIRED;

  /** The actions on a key. */
  public enum Act implements Labelled, PublishedAct {
    CREATE("api_key.created"),
    REVOKE("api_key.revoked");

    private final EventType event;

    Act(String type) {
      this.event = EventType.of(type);
    }

    @Override
    public EventType event() {
      return event;
    }
  }

  public static final Transitions<ApiKeyState, Act> TRANSITIONS =
      Transitions.<ApiKeyState, Act>startingAt(ACTIVE).on(Act.REVOKE, REVOKED, ACTIVE).build();
}
