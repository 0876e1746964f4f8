/**
 * The national quality framework by version, its applicable indicators, and the strict parser of
 * all dated data.
 */
package io.qualitender.api.reference.referential;
