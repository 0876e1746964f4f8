/** Errors as a catalogue: one code, one exception, RFC 9457 on the wire. */
package io.qualitender.kernel.problem;
