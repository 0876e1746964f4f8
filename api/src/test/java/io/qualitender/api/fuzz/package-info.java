/** The server under requests that nobody sends on purpose: generated, hostile, seeded. */
package io.qualitender.api.fuzz;
