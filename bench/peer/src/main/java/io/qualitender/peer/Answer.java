package io.qualitender.peer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.tx.Actor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/**
 * The answer to a request that changes something, as it is stored for a retry.
 *
 * @param status null while a request with the same key is being answered
 */
record Answer(String fingerprint, Integer status, Map<String, String> headers, String body) {

  private static final ObjectReader HEADERS =
      Json.mapper().readerFor(new TypeReference<Map<String, String>>() {});

  /** Claims a key that is new or older than 24 hours; waits for an uncommitted claim. */
  static final Query<Integer> CLAIM =
      Query.change(
          """
          insert into app.idempotency_key as k (tenant_id, principal_id, key, fingerprint, created_at)
          values (:tenant, :key, :idempotencyKey, :fingerprint, clock_timestamp())
          on conflict (tenant_id, principal_id, key) do update
             set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                 status = null, headers = null, body = null
           where k.created_at < clock_timestamp() - interval '24 hours'
          """);

  static final Query<Answer> FIND =
      new Query<>(
          """
          select fingerprint, status, headers, body
            from app.idempotency_key
           where tenant_id = :tenant and principal_id = :key and key = :idempotencyKey
          """,
          (row, number) ->
              new Answer(
                  row.getString("fingerprint"),
                  Columns.integer(row, "status"),
                  Columns.json(row, "headers", HEADERS),
                  row.getString("body")));

  static final Query<Integer> STORE =
      Query.change(
          """
          update app.idempotency_key
             set status = :status, headers = cast(:headers as jsonb), body = :body
           where tenant_id = :tenant and principal_id = :key and key = :idempotencyKey
          """);

  /** With the headers that a view of this version has. */
  static Answer of(Retry retry, int status, Object view, int version, String location) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Language", "fr");
    headers.put("Cache-Control", "no-store");
    headers.put("ETag", "\"" + version + "\"");
    if (location != null) {
      headers.put("Location", location);
    }
    return new Answer(retry.fingerprint(), status, headers, Columns.json(view));
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("status", status);
    parameters.put("headers", Columns.json(headers));
    parameters.put("body", body);
    return parameters;
  }

  /** This answer to a retry; 422 if the key was used for another request. */
  Answer replayedTo(Retry retry) {
    if (!fingerprint.equals(retry.fingerprint())) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, "key used before");
    }
    Map<String, String> replayed = new LinkedHashMap<>(headers);
    replayed.put("Idempotent-Replayed", "true");
    return new Answer(fingerprint, status, replayed, body);
  }

  ResponseEntity<String> response() {
    ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
    headers.forEach(response::header);
    return response
        .varyBy("Authorization", "Accept-Language", "Accept-Encoding")
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }

  /** The same for a read. */
  static <T> ResponseEntity<T> read(T view, Integer version) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.ok()
            .header("Content-Language", "fr")
            .header("Cache-Control", "no-store")
            .varyBy("Authorization", "Accept-Language", "Accept-Encoding");
    return (version == null ? response : response.eTag(Integer.toString(version))).body(view);
  }

  /**
   * By what a retry is recognized.
   *
   * @param fingerprint of caller, method, path and body
   */
  record Retry(String idempotencyKey, String fingerprint) {

    static Retry of(Actor actor, String key, String request, Object body) {
      List<String> parts = List.of(actor.keyId().toString(), request, String.valueOf(body));
      return new Retry(key, KeyInterceptor.sha256(String.join("\n", parts)));
    }

    Map<String, Object> parameters() {
      return Map.of("idempotencyKey", idempotencyKey, "fingerprint", fingerprint);
    }
  }
}
