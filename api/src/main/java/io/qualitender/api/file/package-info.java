/** The certification file of an organization; it depends on no tender. */
package io.qualitender.api.file;
