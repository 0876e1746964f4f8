/** The public directory of certification bodies, and who of it may be asked for a quote. */
package io.qualitender.api.party.directory;
