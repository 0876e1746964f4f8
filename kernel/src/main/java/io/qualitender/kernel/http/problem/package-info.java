/** Every error of the process in one shape: RFC 9457 problem+json. */
package io.qualitender.kernel.http.problem;
