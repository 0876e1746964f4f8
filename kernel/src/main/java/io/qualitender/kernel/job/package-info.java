/** Jobs that become due by the clock, and the outbox. */
package io.qualitender.kernel.job;
