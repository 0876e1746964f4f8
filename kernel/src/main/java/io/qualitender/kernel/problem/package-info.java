/** Error catalogue: one code per error, one exception, RFC 9457 on the wire. */
package io.qualitender.kernel.problem;
