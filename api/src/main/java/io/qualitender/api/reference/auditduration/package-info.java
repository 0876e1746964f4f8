/** The dated rules of audits and certificates, and the length of an audit. */
package io.qualitender.api.reference.auditduration;
