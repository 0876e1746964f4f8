/** Quotes; row policies of the database seal them until the opening. */
package io.qualitender.api.market.quote;
