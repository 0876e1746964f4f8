/** Filters and handlers around the resources: authentication, limits, request ids, headers. */
package io.qualitender.kernel.http.server;
