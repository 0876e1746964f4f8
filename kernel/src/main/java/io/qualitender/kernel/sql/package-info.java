/**
 * Queries of requests that are waited for: SQL parsed once, rows mapped by hand, several per round
 * trip.
 */
package io.qualitender.kernel.sql;
