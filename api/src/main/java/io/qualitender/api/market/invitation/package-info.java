/** Invitations: whom the organization invites, and what a body reads of a tender and replies. */
package io.qualitender.api.market.invitation;
