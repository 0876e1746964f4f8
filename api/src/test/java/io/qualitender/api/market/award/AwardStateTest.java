package io.qualitender.api.market.award;

import static io.qualitender.api.market.award.AwardAct.ACCEPT;
import static io.qualitender.api.market.award.AwardAct.DECLINE;
import static io.qualitender.api.market.award.AwardAct.LAPSE;
import static io.qualitender.api.market.award.AwardAct.REVOKE;
import static io.qualitender.api.market.award.AwardState.ACCEPTED;
import static io.qualitender.api.market.award.AwardState.DECLINED;
import static io.qualitender.api.market.award.AwardState.LAPSED;
import static io.qualitender.api.market.award.AwardState.PROPOSED;
import static io.qualitender.api.market.award.AwardState.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AwardStateTest {

  private static final Instant LAPSES = Instant.parse("2026-12-23T23:00:00Z");
  private static final Instant BEFORE = LAPSES.minusNanos(1000);

  @Test
  void awardIsProposedUntilItLapses() {
    assertThat(AwardState.of(null, null, LAPSES, BEFORE)).isEqualTo(PROPOSED);
    assertThat(AwardState.of(null, null, LAPSES, LAPSES)).isEqualTo(LAPSED);
  }

  @Test
  void repliedAwardNeverLapses() {
    Instant muchLater = LAPSES.plusSeconds(100_000_000);

    assertThat(AwardState.of(Award.Reply.ACCEPTED, null, LAPSES, muchLater)).isEqualTo(ACCEPTED);
    assertThat(AwardState.of(Award.Reply.DECLINED, null, LAPSES, muchLater)).isEqualTo(DECLINED);
  }

  @Test
  void revokedAwardDoesNotLapse() {
    assertThat(AwardState.of(null, BEFORE, LAPSES, LAPSES.plusSeconds(1))).isEqualTo(REVOKED);
  }

  @Test
  void onlyAProposedAwardChanges() {
    assertThat(AwardState.TRANSITIONS.allowedIn(PROPOSED))
        .containsExactly(ACCEPT, DECLINE, REVOKE, LAPSE);
    for (AwardState over : List.of(ACCEPTED, DECLINED, LAPSED, REVOKED)) {
      assertThat(AwardState.TRANSITIONS.allowedIn(over)).isEmpty();
    }
  }

  @Test
  void declinedLapsedAndRevokedAwardsAreNotActive() {
    assertThat(List.of(PROPOSED, ACCEPTED)).allMatch(AwardState::isActive);
    assertThat(List.of(DECLINED, LAPSED, REVOKED)).noneMatch(AwardState::isActive);
  }

  @Test
  void eachSideGetsItsOwnActs() {
    Actor organization =
        actor(TenantKind.TRAINING_ORGANIZATION, Role.MANAGER, Set.of("tenders:write"));
    Actor body = actor(TenantKind.CERTIFICATION_BODY, Role.OWNER, Set.of("quotes:write"));

    assertThat(AwardService.allowed(organization, PROPOSED)).containsExactly("revoke");
    assertThat(AwardService.allowed(body, PROPOSED)).containsExactly("accept", "decline");
    assertThat(AwardService.allowed(body, ACCEPTED)).isEmpty();
  }

  @Test
  void readerGetsNoActs() {
    Actor contributor =
        actor(TenantKind.CERTIFICATION_BODY, Role.CONTRIBUTOR, Set.of("quotes:write"));
    Actor reading = actor(TenantKind.CERTIFICATION_BODY, Role.MANAGER, Set.of("quotes:read"));

    assertThat(AwardService.allowed(contributor, PROPOSED)).isEmpty();
    assertThat(AwardService.allowed(reading, PROPOSED)).isEmpty();
  }

  private static Actor actor(TenantKind kind, Role role, Set<String> scopes) {
    return new Actor(UUID.randomUUID(), kind, null, UUID.randomUUID(), role, scopes);
  }
}
