/**
 * What happens at the submission deadline: all quotes of a tender are opened at once, by the
 * worker.
 */
package io.qualitender.api.market.opening;
