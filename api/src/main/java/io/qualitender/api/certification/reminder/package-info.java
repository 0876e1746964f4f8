/**
 * Reminders are rows, written with the certificate they count from; the sweep turns those that are
 * due into events, once (docs/domain.md, 15; docs/decisions/0009).
 */
package io.qualitender.api.certification.reminder;
