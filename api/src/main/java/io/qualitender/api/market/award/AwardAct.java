package io.qualitender.api.market.award;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.text.Labelled;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import java.util.List;

/**
 * The acts on an award and the side that may do them; the name is used in the URL and the history.
 */
public enum AwardAct implements Labelled, PublishedAct {
  /** By the organization, on its tender. */
  PROPOSE("award.proposed", TenantKind.TRAINING_ORGANIZATION),
  ACCEPT("award.accepted", TenantKind.CERTIFICATION_BODY),
  DECLINE("award.declined", TenantKind.CERTIFICATION_BODY),
  REVOKE("award.revoked", TenantKind.TRAINING_ORGANIZATION),
  /** By the clock alone; there is no endpoint. */
  LAPSE("award.lapsed", null);

  private final EventType event;
  private final TenantKind side;

  AwardAct(String type, TenantKind side) {
    this.event = EventType.of(type, "tender_id");
    this.side = side;
  }

  @Override
  public EventType event() {
    return event;
  }

  /** Those of {@code acts} that the caller may do to its own award. */
  static List<AwardAct> callableBy(Actor actor, List<AwardAct> acts) {
    String scope =
        actor.kind() == TenantKind.TRAINING_ORGANIZATION ? "tenders:write" : "quotes:write";
    boolean mayAct = actor.scopes().contains(scope) && actor.role().includes(Role.MANAGER);
    return acts.stream().filter(act -> mayAct && act.side == actor.kind()).toList();
  }
}
