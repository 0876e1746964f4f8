/**
 * Every field of every request of openapi.yaml with edge cases: null, invisible text, one character
 * or item too many, duplicates, spaces, read-only members.
 */
package io.qualitender.api.input;
