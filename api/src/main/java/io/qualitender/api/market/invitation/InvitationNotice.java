package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.InvitationEligibility;
import java.util.UUID;

/**
 * An invitation about which the organization should know something.
 *
 * @param reachable whether the body has an account here
 * @param caution what the directory has not confirmed of it; null when all is
 */
public record InvitationNotice(
    UUID tenderId, String bodyName, boolean reachable, InvitationEligibility.Caution caution) {}
