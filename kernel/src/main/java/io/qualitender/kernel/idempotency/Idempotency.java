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
 * The idempotency key of one request. The key is inserted first: a concurrent request with the same
 * key waits at the unique index, and finds the stored response when the first has committed, or the
 * key free when it was rolled back.
 *
 * @param fingerprint of caller, method, path and body; the same key with another is refused
 */
public record Idempotency(String key, String fingerprint) {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /**
   * Claims the key, or returns the response stored under it within the last 24 hours.
   *
   * @throws Problem 409 when a concurrent request with the key exceeds the lock timeout, 422 when
   *     the key was used for another request
   */
  public Optional<StoredResponse> claim(Tx tx) {
    if (insertKey(tx)) {
      return Optional.empty();
    }
    IdempotencyDao.Row row = tx.dao(IdempotencyDao.class).find(tx.tenantId(), tx.keyId(), key);
    if (!row.fingerprint().equals(fingerprint)) {
      throw Problem.of(KernelProblem.IDEMPOTENCY_KEY_REUSED, Text.of("idempotency.reused"));
    }
    return Optional.of(new StoredResponse(row.status(), headers(row.headers()), row.body()));
  }

  private boolean insertKey(Tx tx) {
    try {
      return tx.dao(IdempotencyDao.class).claim(tx.tenantId(), tx.keyId(), key, fingerprint) == 1;
    } catch (RuntimeException e) {
      if (isLockTimeout(e)) {
        throw Problem.of(KernelProblem.IDEMPOTENCY_IN_PROGRESS, Text.of("idempotency.in_progress"));
      }
      throw e;
    }
  }

  /** Stores the response in the transaction of its effect. */
  public void store(Tx tx, StoredResponse response) {
    tx.dao(IdempotencyDao.class)
        .store(
            tx.tenantId(),
            tx.keyId(),
            key,
            response.status(),
            json(response.headers()),
            response.body());
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
