/** The dated rules of audits and certificates, and how long an audit takes by them. */
package io.qualitender.api.reference.auditduration;
