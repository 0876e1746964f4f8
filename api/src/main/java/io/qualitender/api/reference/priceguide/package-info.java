/** Published price hints, and the closed list of the lines of a quote. */
package io.qualitender.api.reference.priceguide;
