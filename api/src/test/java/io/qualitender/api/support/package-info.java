/**
 * What HTTP tests share: named actors who call the API through REST-assured, with one specification
 * whose filter checks every response against openapi.yaml.
 */
package io.qualitender.api.support;
