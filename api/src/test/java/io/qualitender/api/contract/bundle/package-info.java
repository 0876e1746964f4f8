/** The program that writes openapi.yaml from its fragments in {@code api/src/main/openapi}. */
package io.qualitender.api.contract.bundle;
