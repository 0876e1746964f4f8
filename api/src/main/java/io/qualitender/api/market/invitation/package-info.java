/**
 * Who is asked, and what bodies read of a tender: the frozen publication and their own invitation.
 */
package io.qualitender.api.market.invitation;
