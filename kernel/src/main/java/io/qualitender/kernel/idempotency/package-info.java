/**
 * Stores responses in the transaction of their effect, so that a retried request takes effect once.
 */
package io.qualitender.kernel.idempotency;
