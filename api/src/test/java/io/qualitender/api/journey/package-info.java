/** Journeys over HTTP with named actors, in the users' words. */
package io.qualitender.api.journey;
