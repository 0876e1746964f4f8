/**
 * One table of the opened quotes: the same lines, checks and scores for all. Computed from what was
 * frozen and opened whenever it is read, and never stored, so it cannot drift from its sources.
 */
package io.qualitender.api.market.comparison;
