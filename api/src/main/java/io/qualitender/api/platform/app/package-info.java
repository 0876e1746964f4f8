/** The Dropwizard application: settings, wiring, start and stop. */
package io.qualitender.api.platform.app;
