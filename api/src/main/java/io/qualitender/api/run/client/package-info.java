/**
 * Speaks to a Qualitender over HTTP as any program outside does: the launch and the demo use it.
 */
package io.qualitender.api.run.client;
