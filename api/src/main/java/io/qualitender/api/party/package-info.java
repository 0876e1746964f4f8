/** The parties: training organizations and certification bodies. */
package io.qualitender.api.party;
