/** Quotes as their body writes them; sealed until the opening by policy of the database. */
package io.qualitender.api.market.quote;
