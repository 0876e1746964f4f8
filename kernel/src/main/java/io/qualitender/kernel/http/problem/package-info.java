/** Error responses: RFC 9457 problem+json. */
package io.qualitender.kernel.http.problem;
