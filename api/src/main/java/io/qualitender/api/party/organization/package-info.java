/** Who the training organization is: the profile every tender takes its scope from. */
package io.qualitender.api.party.organization;
