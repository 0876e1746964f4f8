/** Published prices, and the lines and terms of a quote. */
package io.qualitender.api.reference.priceguide;
