/**
 * The HTTP API for resources: caller, request and response. See {@link
 * io.qualitender.kernel.http.Call}.
 */
package io.qualitender.kernel.http;
