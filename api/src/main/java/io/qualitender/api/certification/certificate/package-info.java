/**
 * Certificates as their bodies record them, and the dates the law computes from them (domain.md
 * §4).
 */
package io.qualitender.api.certification.certificate;
