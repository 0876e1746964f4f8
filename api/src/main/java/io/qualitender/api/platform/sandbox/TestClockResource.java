package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /v1/test-clock}. */
@Path("/v1/test-clock")
@Produces(MediaType.APPLICATION_JSON)
public final class TestClockResource {

  private final Reads reads;
  private final Writes writes;
  private final TestClock clock;

  public TestClockResource(Reads reads, Writes writes, TestClock clock) {
    this.reads = reads;
    this.writes = writes;
    this.clock = clock;
  }

  @GET
  @Access(scope = "tenant:admin")
  public Response get(Call call) {
    UUID sandboxId = sandboxId(call);
    call.query().done();
    return reads.run(
        call,
        List.of(SandboxDao.REAL_TIME.with()),
        tx -> Reply.ok(TestClockView.of(sandboxId, tx.now(), realTime(tx))));
  }

  /**
   * The goal is computed and stored under the Idempotency-Key in one transaction; the steps follow
   * it, each in its own transaction. A repetition advances to the same goal: it finishes what was
   * interrupted and does nothing where all is done.
   */
  @POST
  @Path("/advance")
  @Access(scope = "tenant:admin", role = Role.CONTRIBUTOR)
  public Response advance(Call call) {
    UUID sandboxId = sandboxId(call);
    Response answer =
        writes.run(
            call,
            tx -> {
              call.query().done();
              RequestBody<ClockAdvance> body = call.body(ClockAdvance.class);
              Instant goal = body.value().goal(body.faults(), tx.now());
              call.requireRole();
              return Reply.ok(TestClockView.of(sandboxId, goal, realTime(tx)));
            });
    clock.advanceTo(sandboxId, goal(answer));
    return answer;
  }

  private static Instant goal(Response answer) {
    try {
      return Json.mapper().readValue((byte[]) answer.getEntity(), TestClockView.class).clockAt();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the stored response", e);
    }
  }

  private static UUID sandboxId(Call call) {
    UUID sandboxId = call.actor().sandboxId();
    if (sandboxId == null) {
      throw Problem.of(SandboxProblem.NO_TEST_CLOCK, Text.of("sandbox.live_tenant"));
    }
    return sandboxId;
  }

  private static Instant realTime(Tx tx) {
    return tx.first(SandboxDao.REAL_TIME.with()).orElseThrow();
  }
}
