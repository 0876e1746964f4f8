/** Fuzz tests: the server under generated, hostile requests. */
package io.qualitender.api.fuzz;
