/**
 * openapi.yaml in tests: its style, its examples, and whether the server's answers conform to it.
 */
package io.qualitender.api.contract;
