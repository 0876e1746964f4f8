/** What stands around the resources: who may enter, request ids, headers, the one error mapper. */
package io.qualitender.kernel.http.server;
