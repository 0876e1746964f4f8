/** The public directory of certification bodies, and the rule which of them may be invited. */
package io.qualitender.api.party.directory;
