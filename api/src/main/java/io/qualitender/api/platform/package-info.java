/** What is built from all other wings: sandboxes and the server. */
package io.qualitender.api.platform;
