/**
 * The national quality framework by version, which of its indicators apply, and the strict reading
 * of all dated data.
 */
package io.qualitender.api.reference.referential;
