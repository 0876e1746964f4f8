/** Sandboxes: fictional tenants that share a test clock. */
package io.qualitender.api.platform.sandbox;
