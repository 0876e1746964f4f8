/**
 * Every field of every request, from openapi.yaml, given what nobody should send: null, nothing to
 * be seen, one character or item too many, twins, words with spaces around them, what was read.
 */
package io.qualitender.api.input;
