/**
 * The content of a quote and its costs: pure computations in cents and half days, without floating
 * point.
 */
package io.qualitender.api.market.price;
