package io.qualitender.api.run.client;

import java.net.http.HttpHeaders;

/**
 * One HTTP request and its response.
 *
 * @param caller name of the key's owner; null without one
 * @param path with the query
 * @param requestBody null without one
 * @param answerBody empty without one
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
