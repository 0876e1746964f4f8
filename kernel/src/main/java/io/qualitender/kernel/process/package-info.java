/** Ends the process when it runs out of memory. */
package io.qualitender.kernel.process;
