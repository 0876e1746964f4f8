package io.qualitender.kernel.idempotency;

import java.util.Map;

/** An answer as it went out: its status, the headers that belong to the object, its body. */
public record StoredResponse(int status, Map<String, String> headers, String body) {}
