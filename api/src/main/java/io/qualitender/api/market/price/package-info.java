/**
 * What a quote offers and what it comes to: pure figures, in cents and half days, never floating.
 */
package io.qualitender.api.market.price;
