package io.qualitender.kernel.tx;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.Select;
import io.qualitender.kernel.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The first statements of each transaction of a tenant: they set the tenant for row-level security,
 * then read the tenant's time and whether the caller's key is still valid.
 */
final class TenantContext {

  /** The clock is written out: as a function it would not be inlined. */
  private static final Select<Boolean> SET =
      Select.of(
          """
          select set_config('app.tenant_id', :tenantId, true),
                 set_config('app.kind', :kind, true),
                 set_config('app.sandbox_id', :sandboxId, true),
                 set_config('app.now',
                            cast(clock_timestamp() + coalesce((select s.clock_offset
                                                                 from admin.sandbox s
                                                                where s.id = cast(nullif(:sandboxId, '') as uuid)),
                                                              interval '0') as text),
                            true)
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
   * @param validKey an SQL condition on the text {@code :keyId}, evaluated with the tenant set
   */
  TenantContext(String validKey) {
    state =
        Select.of(
            """
            select app.now(),
                   case when :keyId = '' then true
                        else %s
                             and not exists (select from admin.sandbox
                                              where id = cast(nullif(:sandboxId, '') as uuid) and discarded_at is not null)
                   end
            """
                .formatted(validKey),
            row -> new State(row.instant(), row.flag()));
  }

  List<Asked<?>> of(Actor actor) {
    Asked<?> context =
        SET.with(
            actor.tenantId().toString(),
            actor.kind() == null ? "" : actor.kind(),
            text(actor.sandboxId()));
    Asked<?> now = state.with(text(actor.keyId()), text(actor.sandboxId()));
    return actor.kind() == null ? List.of(context, KIND.with(), now) : List.of(context, now);
  }

  /** Always text: a parameter of another type would have the statement prepared again. */
  private static String text(UUID id) {
    return id == null ? "" : id.toString();
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
      throw Problem.of(KernelProblem.UNAUTHORIZED, Text.of("tx.bad_credential"));
    }
    return state.now();
  }
}
