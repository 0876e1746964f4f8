/** The public, cacheable endpoints of legal and published data. */
package io.qualitender.api.reference.web;
