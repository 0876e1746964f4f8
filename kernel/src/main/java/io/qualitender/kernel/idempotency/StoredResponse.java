package io.qualitender.kernel.idempotency;

import java.util.Map;

/** A response as it was sent: status, headers of the object, body. */
public record StoredResponse(int status, Map<String, String> headers, String body) {}
