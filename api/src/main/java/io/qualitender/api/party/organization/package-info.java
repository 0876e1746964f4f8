/** The profile of a training organization, from which tenders take their scope. */
package io.qualitender.api.party.organization;
