/** Lint rules for openapi.yaml. */
package io.qualitender.api.contract.lint;
