package io.qualitender.kernel.http;

import io.qualitender.kernel.http.body.BufferedBody;
import io.qualitender.kernel.idempotency.Idempotency;
import io.qualitender.kernel.idempotency.StoredResponse;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Runs the transaction of a request that changes something. The response is built before the
 * commit: if that fails, the change is rolled back. With an {@code Idempotency-Key} the response is
 * stored in the same transaction and returned to a retry.
 */
public final class Writes {

  static final String KEY_HEADER = "Idempotency-Key";
  static final String REPLAYED_HEADER = "Idempotent-Replayed";

  private static final Pattern USABLE_KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private final TenantTx tenantTx;
  private final DueItemsRetry retry;

  /**
   * @param dueItems performs what a request finds due, such as opening quotes
   */
  public Writes(TenantTx tenantTx, Consumer<DueItem> dueItems) {
    this.tenantTx = tenantTx;
    this.retry = new DueItemsRetry(dueItems);
  }

  /**
   * Runs {@code work} as the caller's tenant, once per key; what it finds due is done first.
   *
   * @throws Problem 400 for an invalid key, 409 while a request with the same key is running, 422
   *     when the key was used for another request
   */
  public Response run(Call call, Function<Tx, Reply> work) {
    Optional<String> key = call.isPost() ? usableKey(call) : Optional.empty();
    return retry.run(
        () ->
            key.isPresent()
                ? runOnce(call, key.get(), work)
                : tenantTx.run(call.actor(), tx -> work.apply(tx).to(call)));
  }

  /**
   * Performs one act on one object: finds it, acts, and replies with what the act returned. That
   * the object is not found (404) is reported before any other problem. To a refusal with 409 the
   * object's status is added, read again after the refusal.
   *
   * @param find the object, or 404
   * @param act reads the body, checks the version and changes the object
   */
  public <T> Response act(
      Call call,
      Function<Tx, T> find,
      BiFunction<Tx, T, T> act,
      BiFunction<Tx, T, ObjectStatus> status,
      BiFunction<Tx, T, Reply> reply) {
    return run(
        call,
        tx -> {
          T found = find.apply(tx);
          T changed =
              ObjectStatus.withStatusOnConflict(
                  () -> act.apply(tx, found), () -> status.apply(tx, find.apply(tx)));
          return reply.apply(tx, changed);
        });
  }

  private Response runOnce(Call call, String key, Function<Tx, Reply> work) {
    Actor actor = call.actor();
    Idempotency idempotency = new Idempotency(key, fingerprint(actor, call));
    return tenantTx.run(
        actor,
        tx -> {
          Optional<StoredResponse> before = idempotency.claim(tx);
          if (before.isPresent()) {
            return Reply.replay(before.get());
          }
          Reply reply = work.apply(tx);
          idempotency.store(tx, reply.stored(call));
          return reply.to(call);
        });
  }

  private static String fingerprint(Actor actor, Call call) {
    String request = String.join("\n", actor.getName(), call.methodAndPath(), call.bodyDigest());
    return BufferedBody.sha256(request.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> usableKey(Call call) {
    Optional<String> key = call.idempotencyKey();
    if (key.isPresent() && !USABLE_KEY.matcher(key.get()).matches()) {
      throw Problem.of(
          KernelProblem.INVALID_IDEMPOTENCY_KEY,
          Text.of("http.invalid_idempotency_key"),
          List.of(Fault.header(KEY_HEADER, "bad_format", Text.of("http.send_uuid"))));
    }
    return key;
  }
}
