/** Answers stored with their effect, so that a request sent twice takes effect once. */
package io.qualitender.kernel.idempotency;
