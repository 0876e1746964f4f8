/** The process itself: when it must not go on. */
package io.qualitender.kernel.process;
