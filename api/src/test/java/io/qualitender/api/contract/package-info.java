/**
 * openapi.yaml as tests see it: its style, its examples, and whether what the server answers fits.
 */
package io.qualitender.api.contract;
