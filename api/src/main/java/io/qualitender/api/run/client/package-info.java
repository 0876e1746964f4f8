/** An HTTP client of the API, used by the start of the service and by the demo. */
package io.qualitender.api.run.client;
