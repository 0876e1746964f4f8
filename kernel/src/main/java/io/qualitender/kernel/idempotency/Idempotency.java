package io.qualitender.kernel.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Tx;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * One key of one request. The key is taken first: a twin that runs at the same time waits at the
 * unique index, and finds the stored answer when the first has committed, or the key free when it
 * was rolled back.
 *
 * @param fingerprint of who asks what: the same key with another is a mistake of the caller
 */
public record Idempotency(String key, String fingerprint) {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /**
   * Takes the key, or answers what was stored under it within the last 24 hours.
   *
   * @throws Problem 409 when a twin runs longer than the lock time-out, 422 when the key was used
   *     with another request
   */
  public Optional<StoredResponse> claim(Tx tx) {
    if (taken(tx)) {
      return Optional.empty();
    }
    IdempotencyDao.Row row = tx.dao(IdempotencyDao.class).find(tx.tenantId(), tx.keyId(), key);
    if (!row.fingerprint().equals(fingerprint)) {
      throw Problem.of(KernelProblem.IDEMPOTENCY_KEY_REUSED, Text.of("idempotency.reused"));
    }
    return Optional.of(new StoredResponse(row.status(), headers(row.headers()), row.body()));
  }

  private boolean taken(Tx tx) {
    try {
      return tx.dao(IdempotencyDao.class).claim(tx.tenantId(), tx.keyId(), key, fingerprint) == 1;
    } catch (RuntimeException e) {
      if (isLockTimeout(e)) {
        throw Problem.of(KernelProblem.IDEMPOTENCY_IN_PROGRESS, Text.of("idempotency.in_progress"));
      }
      throw e;
    }
  }

  /** Stores the answer with its effect. Only what is committed is ever found again. */
  public void keep(Tx tx, StoredResponse answer) {
    tx.dao(IdempotencyDao.class)
        .keep(
            tx.tenantId(), tx.keyId(), key, answer.status(), json(answer.headers()), answer.body());
  }

  private static boolean isLockTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException
          && LOCK_NOT_AVAILABLE.equals(((SQLException) cause).getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static String json(Map<String, String> headers) {
    try {
      return Json.mapper().writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers can be written", e);
    }
  }

  private static Map<String, String> headers(String json) {
    try {
      return Json.mapper().readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers were written by us", e);
    }
  }
}
