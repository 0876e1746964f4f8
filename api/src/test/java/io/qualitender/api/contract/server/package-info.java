/** The server as the contract says it: its routes, its codes, its doors. */
package io.qualitender.api.contract.server;
