/** Constraints on texts and lists in request records, and the reason of an act. */
package io.qualitender.kernel.input;
