/** The event log and the state history, written in the transaction of the change. */
package io.qualitender.kernel.event;
