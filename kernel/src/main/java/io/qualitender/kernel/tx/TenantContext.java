package io.qualitender.kernel.tx;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.Select;
import io.qualitender.kernel.text.Text;
import java.time.Instant;
import java.util.List;

/**
 * The first statements of each transaction of a tenant: they set the tenant for row-level security,
 * then read the tenant's time and whether the caller's key is still valid.
 */
final class TenantContext {

  private static final Select<Boolean> SET =
      Select.of(
          """
          select set_config('app.tenant_id', :tenantId, true),
                 set_config('app.kind', :kind, true),
                 set_config('app.sandbox_id', :sandboxId, true)
          """,
          row -> true);

  /** For the system, which acts in tenants of both kinds. */
  private static final Select<TenantKind> KIND =
      Select.of(
          "select set_config('app.kind', kind, true) from admin.tenant where id = app.tenant()",
          row -> row.word(TenantKind.class));

  private final Select<State> state;

  /**
   * @param now by the tenant's clock
   */
  private record State(Instant now, boolean keyIsValid) {}

  /**
   * @param validKey an SQL condition on {@code :keyId}, evaluated with the tenant set
   */
  TenantContext(String validKey) {
    // The clock is written out: as a function it would not be inlined.
    state =
        Select.of(
            """
            select clock_timestamp() + coalesce(s.clock_offset, interval '0'),
                   cast(:keyId as uuid) is null or s.discarded_at is null and %s
              from (select) one
              left join admin.sandbox s on s.id = cast(:sandboxId as uuid)
            """
                .formatted(validKey),
            row -> new State(row.instant(), row.flag()));
  }

  List<Asked<?>> of(Actor actor) {
    String sandbox = actor.sandboxId() == null ? "" : actor.sandboxId().toString();
    Asked<?> context =
        SET.with(actor.tenantId().toString(), actor.kind() == null ? "" : actor.kind(), sandbox);
    Asked<?> now = state.with(actor.keyId(), actor.sandboxId());
    return actor.kind() == null ? List.of(context, KIND.with(), now) : List.of(context, now);
  }

  /** The actor, with the kind that was read if it was not known. */
  static Actor known(Actor actor, List<List<?>> answers) {
    return actor.kind() == null && !answers.get(1).isEmpty()
        ? actor.of((TenantKind) answers.get(1).get(0))
        : actor;
  }

  /**
   * The tenant's time.
   *
   * @param answer of the last statement
   * @throws Problem 401 when the key was revoked or has expired since it was authenticated
   */
  static Instant now(Object answer) {
    State state = (State) answer;
    if (!state.keyIsValid()) {
      throw Problem.of(KernelProblem.UNAUTHORIZED, Text.of("server.bad_credential"));
    }
    return state.now();
  }
}
