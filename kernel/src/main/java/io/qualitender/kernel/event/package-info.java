/** The event log, written in the transaction of what it tells. */
package io.qualitender.kernel.event;
