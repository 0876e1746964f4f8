/**
 * What is asked of the bodies: the frozen publication of a tender, and the terms it stands under.
 */
package io.qualitender.api.market.publication;
