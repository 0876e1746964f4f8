/** State machines as one readable table, and the history of their moves. */
package io.qualitender.kernel.state;
