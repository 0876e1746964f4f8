/** Constraints on texts and lists in request records. */
package io.qualitender.kernel.input;
