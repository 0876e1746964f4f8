package io.qualitender.peer;

import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The first statements of each transaction, which set the tenant for row-level security. */
@Component
class Tenancy {

  /** The tenant's time, and whether the caller's key may still be used. */
  record State(Instant now, boolean keyIsValid) {}

  private static final Query<Boolean> SET =
      new Query<>(
          """
          select set_config('app.tenant_id', :tenantText, true),
                 set_config('app.kind', :kind, true),
                 set_config('app.sandbox_id', :sandbox, true),
                 set_config('app.now',
                            cast(clock_timestamp() + coalesce((select s.clock_offset
                                                                 from admin.sandbox s
                                                                where s.id = cast(nullif(:sandbox, '') as uuid)),
                                                              interval '0') as text),
                            true)
          """,
          (row, number) -> true);

  private static final Query<State> STATE =
      new Query<>(
          """
          select app.now() as now,
                 exists (select from admin.api_key k
                          where k.tenant_id = app.tenant() and k.id = :key and k.revoked_at is null
                            and (k.expires_at is null or k.expires_at > clock_timestamp()))
                 and not exists (select from admin.sandbox
                                  where id = cast(nullif(:sandbox, '') as uuid) and discarded_at is not null) as key_is_valid
          """,
          (row, number) -> new State(Columns.instant(row, "now"), row.getBoolean("key_is_valid")));

  static final List<Query<?>> QUERIES = List.of(SET, STATE);

  private final JdbcClient jdbc;

  Tenancy(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Sets the tenant in the current transaction; returns its time. */
  Instant begin(Actor actor) {
    Map<String, Object> parameters = parameters(actor);
    SET.on(jdbc, parameters).single();
    return now(STATE.on(jdbc, parameters).single());
  }

  static Instant now(Object state) {
    if (!((State) state).keyIsValid()) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    }
    return ((State) state).now();
  }

  static Map<String, Object> parameters(Actor actor) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tenant", actor.tenantId());
    parameters.put("tenantText", actor.tenantId().toString());
    parameters.put("kind", WireName.of(actor.kind()));
    parameters.put("sandbox", actor.sandboxId() == null ? "" : actor.sandboxId().toString());
    parameters.put("key", actor.keyId());
    return parameters;
  }
}
