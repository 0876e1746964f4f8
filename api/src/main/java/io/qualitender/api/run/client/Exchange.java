package io.qualitender.api.run.client;

import java.net.http.HttpHeaders;

/**
 * One request and its answer as they went over the wire.
 *
 * @param caller a name for whose key it was; null where it has none
 * @param path with its query
 * @param requestBody null where there was none
 * @param answerBody empty where there was none
 */
public record Exchange(
    String caller,
    String method,
    String path,
    HttpHeaders requestHeaders,
    String requestBody,
    int status,
    HttpHeaders answerHeaders,
    String answerBody) {}
