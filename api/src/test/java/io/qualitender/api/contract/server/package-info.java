/** The server against the contract: routes, problem codes, access. */
package io.qualitender.api.contract.server;
