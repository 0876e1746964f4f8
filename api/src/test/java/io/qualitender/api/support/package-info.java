/**
 * What HTTP tests share: a client with named actors whose every answer is held against the
 * contract.
 */
package io.qualitender.api.support;
