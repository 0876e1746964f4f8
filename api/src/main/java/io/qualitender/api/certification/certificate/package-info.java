/**
 * Certificates: recorded by their bodies, with the dates that follow by law (docs/domain.md, 14).
 */
package io.qualitender.api.certification.certificate;
