/** Sandboxes: fictional tenants that share a test clock, and the clock. */
package io.qualitender.api.platform.sandbox;
