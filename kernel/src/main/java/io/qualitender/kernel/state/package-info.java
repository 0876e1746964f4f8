/** State machines as transition tables, and the actions a caller may perform. */
package io.qualitender.kernel.state;
