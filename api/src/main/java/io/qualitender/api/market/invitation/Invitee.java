package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.directory.InvitationEligibility;

/**
 * A body that may be invited.
 *
 * @param caution what the directory has not confirmed of it; null when all is
 */
public record Invitee(CertificationBody body, InvitationEligibility.Caution caution) {}
