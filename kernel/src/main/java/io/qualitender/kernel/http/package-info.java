/**
 * The face of HTTP for resources: who calls, what was sent, and the answer. See {@link
 * io.qualitender.kernel.http.Call}.
 */
package io.qualitender.kernel.http;
