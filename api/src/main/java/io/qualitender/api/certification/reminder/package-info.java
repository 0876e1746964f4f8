/**
 * Reminders: rows written together with a certificate; the sweep turns each into an event once it
 * is due (docs/domain.md, 15; docs/decisions/0009).
 */
package io.qualitender.api.certification.reminder;
