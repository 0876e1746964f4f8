/** Journeys over HTTP with named actors. */
package io.qualitender.api.journey;
