/**
 * Fuzz tests: the server under generated, hostile requests. They use a raw socket ({@link
 * io.qualitender.api.fuzz.Wire}): an HTTP client would correct or reject many of them, and hide a
 * connection that is closed without notice.
 */
package io.qualitender.api.fuzz;
