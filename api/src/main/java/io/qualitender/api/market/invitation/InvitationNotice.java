package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.InvitationEligibility;
import java.util.UUID;

/**
 * An invitation that gives the organization a warning.
 *
 * @param reachable whether the body has an account
 * @param caution what the directory has not confirmed of it; null when all is
 */
public record InvitationNotice(
    UUID tenderId, String bodyName, boolean reachable, InvitationEligibility.Caution caution) {}
