/** The tender and what it leads to: invitations, quotes, comparison, award, contract. */
package io.qualitender.api.market;
