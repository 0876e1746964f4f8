/**
 * Certificates as their bodies record them, and the dates the law computes from them
 * (docs/domain.md, 14).
 */
package io.qualitender.api.certification.certificate;
