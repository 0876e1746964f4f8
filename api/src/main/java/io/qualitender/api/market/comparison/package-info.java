/**
 * The comparison of the opened quotes: the same lines, checks and scores for all. Computed on each
 * read from the frozen publication and the opened quotes, never stored, so it cannot drift from
 * them.
 */
package io.qualitender.api.market.comparison;
